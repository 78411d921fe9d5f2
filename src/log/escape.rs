//! Characters that may not stand in a line of the log as they are: those that end it, that steer a terminal, or that hide or
//! reorder what is read.

/// How such a character is written instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// `\n`, `\u{202e}`.
    Text,
    /// The same, where the terminal's own colours stay: `ESC [ … m`.
    Colours,
    /// `\n`, `\u202e`.
    Json,
}

/// Does it end a line, steer a terminal, or hide or reorder what is read? The joiners of Persian words do not.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Appends a text without any such character.
pub fn escape(text: &str, notation: Notation, into: &mut Vec<u8>) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        into.extend_from_slice(text.as_bytes());
        return;
    }
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let colour = if notation == Notation::Colours { colour(rest) } else { 0 };
        let length = colour.max(character.len_utf8());
        if colour == 0 && is_unsafe(character) {
            written(character, notation, into);
        } else {
            into.extend_from_slice(&rest.as_bytes()[..length]);
        }
        rest = &rest[length..];
    }
}

/// The length of the colour of a terminal that a text begins with, or 0.
fn colour(text: &str) -> usize {
    let Some(inside) = text.strip_prefix("\u{1b}[") else { return 0 };
    let digits = inside.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    if inside[digits..].starts_with('m') { 2 + digits + 1 } else { 0 }
}

fn written(character: char, notation: Notation, into: &mut Vec<u8>) {
    match character {
        '\n' => into.extend_from_slice(b"\\n"),
        '\r' => into.extend_from_slice(b"\\r"),
        '\t' => into.extend_from_slice(b"\\t"),
        _ if notation == Notation::Json => {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                into.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
            }
        }
        _ => into.extend_from_slice(format!("\\u{{{:x}}}", u32::from(character)).as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str, notation: Notation) -> String {
        let mut bytes = Vec::new();
        escape(text, notation, &mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn nothing_ends_a_line_steers_a_terminal_or_turns_what_is_read() {
        for (text, plain) in [
            ("a plain line", "a plain line"),
            ("RUS\n2026-01-01 ERROR forged", "RUS\\n2026-01-01 ERROR forged"),
            ("a\r\tb\0", "a\\r\\tb\\u{0}"),
            ("\u{1b}[31mred\u{7f}\u{85}", "\\u{1b}[31mred\\u{7f}\\u{85}"),
            ("\u{202e}gnp.exe\u{2066}\u{2028}\u{feff}", "\\u{202e}gnp.exe\\u{2066}\\u{2028}\\u{feff}"),
            // Letters of any script, and the joiner inside a Persian word, are no danger.
            ("Иран می\u{200c}خواهم 😀", "Иран می\u{200c}خواهم 😀"),
        ] {
            assert_eq!(escaped(text, Notation::Text), plain);
        }
        assert_eq!(escaped("\u{1b}[2;31mred\u{1b}[0m\u{1b}[2J", Notation::Colours), "\u{1b}[2;31mred\u{1b}[0m\\u{1b}[2J");
        // U+E0041 is the pair D C00 of UTF-16: 0xE0041 - 0x10000 = 0xD0041, DB40 and DC41.
        assert_eq!(escaped("\u{202e}\u{e0041}", Notation::Json), "\\u202e\\udb40\\udc41");
        let text = "{\"text\":\"a\u{202e}b\u{e0041}\"}";
        let read: serde_json::Value = serde_json::from_str(&escaped(text, Notation::Json)).unwrap();
        assert_eq!(read["text"], "a\u{202e}b\u{e0041}", "what JSON says stays what it was");
    }
}
