//! Texts of one-byte encodings and of UTF-16 as UTF-8, while they are read. What an encoding is called is declared, or guessed from
//! the first stretch that is not ASCII; a guess is said.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251};

/// A text as UTF-8.
pub(super) struct Decoded<'a> {
    inner: &'a mut dyn BufRead,
    declared: Option<&'static Encoding>,
    state: Decoding,
    /// Bytes before us that are known to be ASCII, so that a buffer is looked through once and not at each line.
    ascii: usize,
    out: Vec<u8>,
    at: usize,
    said: Option<String>,
}

enum Decoding {
    /// Nothing read.
    Begun,
    /// Only ASCII so far.
    Ascii,
    /// UTF-8: as it is.
    Through,
    Coded(Decoder),
    Done,
}

/// Bytes looked at for a guess.
const STRETCH: usize = 1 << 20;

impl<'a> Decoded<'a> {
    pub(super) fn new(inner: &'a mut dyn BufRead, declared: Option<&'static Encoding>) -> Self {
        Self { inner, declared, state: Decoding::Begun, ascii: 0, out: Vec::new(), at: 0, said: None }
    }

    /// What the summary should say of the encoding.
    pub(super) fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    fn begin(&mut self) -> io::Result<()> {
        let mark = Encoding::for_bom(self.inner.fill_buf()?).filter(|found| found.0 != UTF_8);
        self.state = match mark.map(|found| found.0).or(self.declared.filter(|declared| *declared != UTF_8)) {
            Some(encoding) => {
                self.said = Some(format!(
                    "read as {}, by {}",
                    encoding.name(),
                    if mark.is_some() { "its mark" } else { "what was declared" }
                ));
                Decoding::Coded(encoding.new_decoder_with_bom_removal())
            }
            None => Decoding::Ascii,
        };
        Ok(())
    }

    /// Looks at a stretch that begins with a byte that is not ASCII.
    fn decide(&mut self) -> io::Result<()> {
        let mut stretch = Vec::new();
        (&mut self.inner).take(STRETCH as u64).read_to_end(&mut stretch)?;
        let ended = stretch.len() < STRETCH;
        let valid = match std::str::from_utf8(&stretch) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none() && !ended,
        };
        if valid {
            self.state = Decoding::Through;
            self.out = stretch;
            return Ok(());
        }
        let encoding = guessed(&stretch);
        self.said = Some(format!("is not UTF-8; read as {}, a guess: where it is wrong, say --encoding", encoding.name()));
        let mut decoder = encoding.new_decoder_without_bom_handling();
        append(&mut decoder, &stretch, ended, &mut self.out);
        self.state = if ended { Decoding::Done } else { Decoding::Coded(decoder) };
        Ok(())
    }
}

/// Decodes all of `bytes` behind what is there.
fn append(decoder: &mut Decoder, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16));
    let _ = decoder.decode_to_string(bytes, &mut text, last);
    out.extend_from_slice(text.as_bytes());
}

/// The encoding of a text that is not UTF-8. The flow words of the Russian customs begin every line of its files and are too
/// short for a statistical guess, so they are looked for first.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let begins = |encoding: &'static Encoding| {
        let words = ["ИМ\t", "ЭК\t", "ИМ,", "ЭК,", "ИМ;", "ЭК;"].map(|word| encoding.encode(word).0.into_owned());
        let lines = bytes.split(|byte| *byte == b'\n');
        lines.filter(|line| words.iter().any(|word| line.starts_with(word))).count()
    };
    let customs =
        [WINDOWS_1251, IBM866, KOI8_R].into_iter().map(|encoding| (begins(encoding), encoding)).max_by_key(|found| found.0);
    if let Some((1.., encoding)) = customs {
        return encoding;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

impl BufRead for Decoded<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.out.len() {
            match &mut self.state {
                Decoding::Begun => self.begin()?,
                Decoding::Ascii => {
                    let bytes = self.inner.fill_buf()?;
                    if bytes.first().is_none_or(u8::is_ascii) {
                        break;
                    }
                    self.out.clear();
                    self.at = 0;
                    self.decide()?;
                }
                Decoding::Through | Decoding::Done => break,
                Decoding::Coded(decoder) => {
                    self.out.clear();
                    self.at = 0;
                    let bytes = self.inner.fill_buf()?;
                    let (length, last) = (bytes.len(), bytes.is_empty());
                    append(decoder, bytes, last, &mut self.out);
                    self.inner.consume(length);
                    if last {
                        self.state = Decoding::Done;
                    }
                }
            }
        }
        if self.at < self.out.len() {
            return Ok(&self.out[self.at..]);
        }
        match self.state {
            Decoding::Ascii => {
                let bytes = self.inner.fill_buf()?;
                if self.ascii == 0 {
                    let whole = bytes.is_ascii().then_some(bytes.len());
                    self.ascii = whole.or_else(|| bytes.iter().position(|byte| !byte.is_ascii())).unwrap_or(bytes.len());
                }
                Ok(&bytes[..self.ascii.min(bytes.len())])
            }
            Decoding::Through => self.inner.fill_buf(),
            _ => Ok(&[]),
        }
    }

    fn consume(&mut self, amount: usize) {
        if self.at < self.out.len() {
            self.at += amount;
        } else {
            self.ascii = self.ascii.saturating_sub(amount);
            self.inner.consume(amount);
        }
    }
}

impl Read for Decoded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.fill_buf()?;
        let count = bytes.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1252, WINDOWS_1254, WINDOWS_1256};

    use super::*;

    fn read(bytes: &[u8], declared: Option<&'static Encoding>) -> (String, Option<String>) {
        let mut inner = io::BufReader::with_capacity(7, bytes);
        let mut decoded = Decoded::new(&mut inner, declared);
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        (text, decoded.said().map(str::to_owned))
    }

    #[test]
    fn utf_8_and_ascii_pass_as_they_are() {
        for text in ["a,b\n1,2\n", "a,b\nЖ,ü\n", "\u{feff}سال,کشور\n", ""] {
            assert_eq!(read(text.as_bytes(), None), (text.to_owned(), None));
        }
    }

    #[test]
    fn one_byte_encodings_are_guessed_and_said() {
        let russian =
            "год,страна,поток,стоимость\n2020,Исламская Республика Иран,экспорт,5\n2020,Российская Федерация,импорт,6\n";
        // Windows-1256 has the Arabic form of one letter, which is read as the Persian one later.
        let persian = "سال,کشور,جریان,ارزش\n1402,روسیه,صادرات,5\n1402,آذربایجان و ارمنستان,واردات,6\n".replace('ی', "ي");
        let turkish = "yıl,ülke,akış,değer\n2020,İran İslam Cumhuriyeti,ihracat,5\n2021,Rusya Federasyonu,ithalat,şımarık ağaç\n";
        let french = "année,pays,flux,valeur\n2020,Côte d'Ivoire,exportation,5\n2020,République démocratique,importée à côté,6\n";
        for (text, encoding) in [
            (russian, WINDOWS_1251),
            (russian, IBM866),
            (persian.as_str(), WINDOWS_1256),
            (turkish, WINDOWS_1254),
            (french, WINDOWS_1252),
        ] {
            let (bytes, ..) = encoding.encode(text);
            let (found, said) = read(&bytes, None);
            assert_eq!(found, text, "{}", encoding.name());
            assert!(said.unwrap().contains(encoding.name()));
            assert_eq!(read(&bytes, Some(encoding)).0, text);
        }
    }

    #[test]
    fn the_flow_words_of_the_russian_customs_tell_their_encoding() {
        for encoding in [WINDOWS_1251, IBM866] {
            let text = "NAPR\tPERIOD\nИМ\t01/2020\nЭК\t01/2020\n";
            assert_eq!(read(&encoding.encode(text).0, None).0, text, "{}", encoding.name());
        }
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        let text = "год,x\n1,2\n";
        for big in [false, true] {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            let bytes: Vec<u8> = units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
            let (found, said) = read(&bytes, None);
            assert!(found == text && said.unwrap().contains(if big { "UTF-16BE" } else { "UTF-16LE" }));
        }
    }
}
