//! Text of Iranian files as plain text: digits, letter forms, direction marks, decimal and thousands marks.

/// The text with ASCII digits, Persian letter forms and no direction marks. Where it is a number, its thousands marks go and
/// its decimal mark becomes `decimal`: `۱٬۲۳۴٫۵` and `1،234/5` are 1234.5.
pub(super) fn plain(text: &str, decimal: char) -> String {
    let foreign = is_foreign(text);
    let mut plain = folded(text);
    let numeric = |letter: char| letter.is_ascii_digit() || "/،\u{66b}\u{66c}., -".contains(letter);
    if foreign && plain.chars().all(numeric) {
        plain.retain(|letter| !['،', '\u{66c}', ' '].contains(&letter));
        plain = plain.replace(['\u{66b}', '/'], &decimal.to_string());
    }
    plain.trim().to_owned()
}

/// Is it written with digits or number marks of Persian or Arabic?
pub(super) fn is_foreign(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|letter| is_foreign_digit(letter) || ['\u{66b}', '\u{66c}', '،'].contains(&letter))
}

/// The text with ASCII digits, Persian letter forms and no direction marks; number marks stay.
pub(super) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{640}' => {}
            '۰'..='۹' => plain.extend(digit(letter, '۰')),
            '٠'..='٩' => plain.extend(digit(letter, '٠')),
            'ي' | 'ى' => plain.push('ی'),
            'ك' => plain.push('ک'),
            '\u{a0}' => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    plain
}

fn is_foreign_digit(letter: char) -> bool {
    ('۰'..='۹').contains(&letter) || ('٠'..='٩').contains(&letter)
}

fn digit(letter: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(letter) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iranian_text_as_plain_text() {
        assert_eq!(plain("۱٬۲۳۴٫۵", '.'), "1234.5");
        assert_eq!(plain("٣٧٣", '.'), "373");
        assert_eq!(plain("۱،۶۱۴/۵", '.'), "1614.5");
        assert_eq!(plain("فدراسيون روسيه\u{200f}", '.'), "فدراسیون روسیه");
        assert_eq!(plain("1,234", '.'), "1,234");
    }
}
