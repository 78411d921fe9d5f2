//! Files that are no text, known by their first bytes and told what they are and what to do.

/// First bytes, what the file is, and what to do.
const FORMATS: [(&[u8], &str); 15] = [
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it first (7z x) and import what is in it"),
    (b"BZh", "is packed with bzip2; unpack it first (bunzip2 -k)"),
    (b"\xfd7zXZ\0", "is packed with xz; unpack it first (xz -dk)"),
    (b"\x28\xb5\x2f\xfd", "is packed with zstd; unpack it first (zstd -d)"),
    (b"\x04\x22\x4d\x18", "is packed with lz4; unpack it first (lz4 -d)"),
    (b"Rar!\x1a\x07", "is a RAR archive; unpack it first and import what is in it"),
    (b"\x1f\x9d", "is packed with compress; unpack it first (uncompress)"),
    (b"PAR1", "is a Parquet table; write it as CSV first (duckdb -c \"copy 'FILE' to 'FILE.csv'\")"),
    (b"ARROW1", "is an Arrow table; write it as CSV first"),
    (b"SQLite format 3\0", "is an SQLite database; write its table as CSV first"),
    (b"%PDF", "is a PDF; take the table out of it first"),
    (b"{\\rtf", "is a document; take the table out of it first"),
    (b"<stata_dta>", "is a Stata file; write it as CSV first"),
    (b"\x89HDF", "is HDF5 or NetCDF; write it as CSV first"),
    (b"version https://git-lfs", "is a Git LFS pointer, not the file; fetch it with git lfs pull"),
];

/// What a file is that cannot be read, by its first bytes.
pub(super) fn unreadable(start: &[u8]) -> Option<&'static str> {
    if let Some(found) = FORMATS.iter().find(|format| start.starts_with(format.0)) {
        return Some(found.1);
    }
    // Other pages and XML are told in their own words where the text is read.
    let head: Vec<u8> = start.trim_ascii_start().iter().take(6).map(u8::to_ascii_lowercase).collect();
    (head == b"<table").then_some(
        "is a table of a web page, also where its name says .xls; open it in a spreadsheet and save it as .xlsx or CSV",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        for (start, word) in [
            (&b"7z\xbc\xaf\x27\x1c\0\x04"[..], "7z"),
            (b"BZh91AY&SY", "bzip2"),
            (b"\xfd7zXZ\0\0", "xz"),
            (b"PAR1\x15", "Parquet"),
            (b" <TABLE border=0>", "web page"),
            (b"version https://git-lfs.github.com/spec/v1\n", "LFS"),
        ] {
            assert!(unreadable(start).unwrap().contains(word), "{word}");
        }
        for start in [&b"a,b\n"[..], b"{\"data\": []}", b"", b"<5,1\n"] {
            assert_eq!(unreadable(start), None);
        }
    }
}
