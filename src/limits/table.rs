//! The table of limits.

use super::{
    limit::{Limit, LimitError},
    unit::Unit,
};

/// The struct of all limits, and the table that describes them, from one list.
macro_rules! limits {
    ($($field:ident: $unit:ident = $usual:expr, $least:expr, $most:expr; $about:expr;)+) => {
        /// Every limit, in the unit that [`Limits::TABLE`] names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Limits {
            $(#[doc = $about] pub $field: u64,)+
        }

        impl Default for Limits {
            fn default() -> Self {
                Self { $($field: $usual,)+ }
            }
        }

        impl Limits {
            /// What each limit bounds, in the order in which they are told.
            pub const TABLE: &[Limit] = &[
                $(Limit {
                    name: {
                        const NAME: [u8; stringify!($field).len()] = hyphenated(stringify!($field));
                        match str::from_utf8(&NAME) {
                            Ok(name) => name,
                            Err(_) => stringify!($field),
                        }
                    },
                    unit: Unit::$unit,
                    usual: $usual,
                    least: $least,
                    most: $most,
                    about: $about,
                    field: stringify!($field),
                },)+
            ];

            /// The value of one of them.
            #[must_use]
            pub fn of(&self, limit: &Limit) -> u64 {
                match limit.field {
                    $(stringify!($field) => self.$field,)+
                    _ => limit.usual,
                }
            }

            fn put(&mut self, limit: &Limit, value: u64) {
                match limit.field {
                    $(stringify!($field) => self.$field = value,)+
                    _ => {}
                }
            }
        }
    };
}

/// The words of a field, as users are told them.
const fn hyphenated<const LENGTH: usize>(field: &str) -> [u8; LENGTH] {
    let mut name = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        let letter = field.as_bytes()[at];
        name[at] = if letter == b'_' { b'-' } else { letter };
        at += 1;
    }
    name
}

impl Limits {
    /// The limit of this name.
    ///
    /// # Errors
    /// [`LimitError::Unknown`], with every name there is.
    pub fn named(name: &str) -> Result<&'static Limit, LimitError> {
        Self::TABLE.iter().find(|limit| limit.name == name).ok_or_else(|| LimitError::Unknown {
            name: name.to_owned(),
            known: Self::TABLE.iter().map(|limit| limit.name).collect::<Vec<_>>().join(", "),
        })
    }

    /// Sets one of them.
    ///
    /// # Errors
    /// [`LimitError`] when it may not be so small or so large.
    pub fn set(&mut self, limit: &Limit, value: u64) -> Result<(), LimitError> {
        self.put(limit, limit.allowed(value)?);
        Ok(())
    }
}

limits! {
    connections: Count = 4096, 16, 1_000_000;
        "Connections at a time, fewer where the system allows fewer open files; past it the one that has been idle longest is closed, and where none is idle the new one.";
    handles_kept: Count = 64, 16, 4096;
        "Open files that connections never take, so that data are read and /healthz is answered.";
    head_bytes: Bytes = 16 << 10, 8 << 10, 1 << 20;
        "Bytes of the head of a request; more is 431.";
    head_time: Milliseconds = 10_000, 100, 600_000;
        "Time for the head of a request to arrive whole, for the first one from the opening of its connection on; then the connection is closed.";
    body_time: Milliseconds = 10_000, 100, 600_000;
        "Time for the body of a request to arrive whole; then the connection is closed.";
    idle_time: Milliseconds = 12_000, 100, 3_600_000;
        "Time that a connection may wait between two requests; then it is closed.";
    proxy_idle_time: Milliseconds = 75_000, 100, 3_600_000;
        "The same of a connection from a trusted proxy, which keeps them for its clients.";
    write_time: Milliseconds = 10_000, 100, 600_000;
        "Time in which a client takes write-bytes of its answer, while more of it waits; else the connection is closed.";
    write_bytes: Bytes = 8 << 10, 1, 1 << 20;
        "Bytes of its answer that a client takes at least in write-time, while more of it waits.";
    send_buffer: Bytes = 128 << 10, 8 << 10, 16 << 20;
        "Bytes of an answer that the system takes from us ahead of what a client has taken, as far as it heeds that.";
    answer_memory: Bytes = 128 << 20, 1 << 20, 1 << 36;
        "Memory for answers on their way, beside those that are kept (render-cache); past half of it those who take little are closed, past it what has to be made first is 503.";
    drain_time: Milliseconds = 10_000, 0, 600_000;
        "Time for running requests to finish once the server is told to end.";
    client_compute: Milliseconds = 0, 0, 60_000;
        "Computing that one client (an address, of IPv6 a /64) may use in a second, on average over ten; past it 429. 0 is without end.";
    query_bytes: Bytes = 8 << 10, 256, 64 << 10;
        "Bytes of the path, and of the query, of an address; more of either is 414.";
    body_bytes: Bytes = 64 << 10, 0, 16 << 20;
        "Bytes of the body of a request, such as a text that is to be verified; more is 413.";
    search_words: Count = 12, 1, 100;
        "Words of a search; more is 400.";
    search_bytes: Bytes = 512, 16, 16 << 10;
        "Bytes of the text of a search; more is 400.";
    renders: Count = 0, 0, 1024;
        "Pictures, pages and lists that are made at a time. 0 is one for each processor.";
    waiting: Count = 64, 1, 10_000;
        "Requests that wait for each of them; past it one of those that cost most is 503.";
    queue_time: Milliseconds = 500, 1, 60_000;
        "Time that a request waits for its turn; then 503.";
    refuse_time: Milliseconds = 250, 0, 60_000;
        "Time after which a request that finds no room to wait is told 503, so that who asks again at once does not take the processors from those who wait.";
    answer_time: Milliseconds = 10_000, 10, 600_000;
        "Time that a request waits in all for what is being made; then 503, and what is made is kept for those who ask again.";
    stuck_time: Milliseconds = 30_000, 100, 3_600_000;
        "Time after which something that is still being made is told as stuck, and /readyz is 503 until it ends.";
    streams: Count = 2, 1, 64;
        "Long tables that are written at a time for each processor; a further one is 503.";
    render_cache: Bytes = 56 << 20, 0, 1 << 36;
        "Memory for answers that are kept.";
    picture_pixels: Count = 16_000_000, 8_000_000, 100_000_000;
        "Pixels of a picture, after its scale; more is 400.";
    picture_points: Count = 10_000, 100, 1_000_000;
        "Points of a picture, of all its series together (a statement counts as 20, one of several vintages of a period as 10); more is 400.";
    page_rows: Count = 10_000, 1_000, 100_000;
        "Rows that `limit` may ask for; more is 400.";
    panel_series: Count = 500, 1, 10_000;
        "Series of the panel that stand side by side (shape=wide); more is 400.";
    panel_rows: Count = 100_000, 1_000, 10_000_000;
        "Figures of the panel that stand side by side (shape=wide); more is 400.";
    counted_rows: Count = 1 << 20, 0, 1 << 30;
        "Rows of the observations that are read to say how many there are in all; of more, the total is null.";
    summed_rows: Count = 2_000_000, 0, 1 << 30;
        "Rows of the pairs of an area that are read to sum its products; the page of an area with more is without the sums.";
    statements: Count = 200, 1, 10_000;
        "Statements of a text that are verified; those behind them are counted (`left_off`) and not judged.";
    ranges: Count = 64, 1, 1_000;
        "Parts of a body that one request may ask for; where it asks for more, the whole is sent.";
    compared_series: Count = 20, 2, 100;
        "Series that are compared in one answer; more is 400.";
    table_bytes: Bytes = 512 << 20, 1 << 10, 1 << 36;
        "Bytes of a CSV file of a dataset; a larger one is refused.";
    descriptor_bytes: Bytes = 4 << 20, 1 << 10, 1 << 30;
        "Bytes of a datapackage.json; a larger one is refused.";
    field_bytes: Bytes = 4 << 10, 256, 16 << 20;
        "Bytes of a field of a table of a dataset; a longer one is refused.";
    record_bytes: Bytes = 1 << 20, 1 << 10, 64 << 20;
        "Bytes of a record of a file that is imported, or of a CSV file of a dataset; a longer one is refused.";
    columns: Count = 256, 32, 16_384;
        "Columns of a table of a dataset; more are refused.";
    load_time: Milliseconds = 60_000, 10, 3_600_000;
        "Time that a reload waits for the files of a dataset, the charts, the style or the map to be read; then what was served before stays until they are.";
    settle_time: Milliseconds = 300, 1, 60_000;
        "Time that files must be left alone after a change before they are loaded again; twenty times that at most.";
    faults: Count = 100_000, 100, 1_000_000_000;
        "Errors of a table after which the rest of it is not looked at.";
    footer_bytes: Bytes = 16 << 20, 64 << 10, 1 << 30;
        "Bytes of the footer of a Parquet table; a larger one is refused.";
    group_rows: Count = 2 << 20, 1 << 10, 1 << 30;
        "Rows of a row group of a Parquet table; a table with a larger one is refused.";
    column_bytes: Bytes = 128 << 20, 1 << 20, 1 << 34;
        "Bytes of a column of a row group of a Parquet table once they are unpacked; a table with more is refused.";
    chart_bytes: Bytes = 256 << 10, 1 << 10, 16 << 20;
        "Bytes of a chart definition or a house style; a larger one is refused.";
    map_bytes: Bytes = 64 << 20, 1 << 10, 1 << 30;
        "Bytes of a file of shapes; a larger one is refused.";
    font_bytes: Bytes = 16 << 20, 1 << 10, 1 << 30;
        "Bytes of a font of a house style; a larger one is refused.";
    imported_columns: Count = 4096, 32, 65_536;
        "Columns of a file that is imported; more are refused.";
    workbook_bytes: Bytes = 256 << 20, 1 << 20, 1 << 34;
        "Bytes of a workbook that is imported, and of the text of one of its sheets; more are refused.";
    unpacked_ratio: Count = 200, 10, 100_000;
        "How many times its own size a packed file that is imported may unpack to, once that is more than 16 MiB; more is refused.";
    unpacked_bytes: Bytes = 1 << 38, 1 << 20, 1 << 44;
        "Bytes of one file of an archive once it is unpacked by an import; a larger one is refused.";
    log_bytes: Bytes = 1 << 20, 16 << 10, 1 << 30;
        "Bytes of lines of the log that wait to be written; further lines are dropped, counted, and told.";
    log_address_bytes: Bytes = 300, 64, 8 << 10;
        "Bytes of the address of a request in the log; the rest of a longer one is left out, and marked.";
    chart_time: Milliseconds = 60_000, 1, 3_600_000;
        "Time in which `dyad render` makes one chart; then the chart has failed, its old files stay, and the others go on.";
    findings: Count = 20, 1, 10_000;
        "Findings of each check that are told of a file; the others are counted.";
    finding_bytes: Bytes = 300, 80, 10_000;
        "Bytes of the text of a finding; the rest of a longer one is left out, and marked.";
    engine_time: Milliseconds = 8_000, 10, 600_000;
        "Time in which an engine answers a question, with all attempts; then its operation is stopped, and the request is 503.";
    engine_connect_time: Milliseconds = 2_000, 10, 60_000;
        "Time in which a connection to an engine is made, and in which it takes a call that stops an operation.";
    engine_questions: Count = 8, 1, 1_000;
        "Questions that an engine is asked at a time; others wait for as long as they would for the answer, then 503.";
    engine_jobs: Count = 32, 1, 4096;
        "Answers that are made at a time of rows of an engine elsewhere, for which they mostly wait; beside those of renders, with a queue of their own.";
    engine_rows: Count = 1 << 20, 1_000, 1 << 30;
        "Rows of an answer of an engine; of more nothing is kept, its operation is stopped, and the request is 400.";
    engine_bytes: Bytes = 128 << 20, 1 << 20, 1 << 36;
        "Bytes of an answer of an engine, in memory; of more nothing is kept, its operation is stopped, and the request is 400.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_can_be_set_from_its_least_to_its_most_and_no_further() {
        for limit in Limits::TABLE {
            let mut limits = Limits::default();
            assert_eq!(limits.of(limit), limit.usual);
            assert!(limit.least <= limit.usual && limit.usual <= limit.most, "{}", limit.name);
            for value in [limit.least, limit.most] {
                assert_eq!(limits.set(limit, value), Ok(()));
                assert_eq!(limits.of(limit), value);
                assert_eq!(limit.read(&limit.told(value)), Ok(value), "{}", limit.name);
            }
            assert!(limits.set(limit, limit.most + 1).is_err(), "{}", limit.name);
            assert!(limit.least == 0 || limits.set(limit, limit.least - 1).is_err(), "{}", limit.name);
        }
    }

    fn read(name: &str, text: &str) -> Result<u64, String> {
        Limits::named(name).and_then(|limit| limit.read(text)).map_err(|error| error.to_string())
    }

    #[test]
    fn sizes_times_and_counts_are_read_with_their_letters() {
        for (name, text, value) in [
            ("head-bytes", "16384", 16_384),
            ("head-bytes", "16k", 16_384),
            ("head-bytes", "16K", 16_384),
            ("head-bytes", "16KiB", 16_384),
            ("head-bytes", "16 KiB", 16_384),
            ("head-bytes", "16kB", 16_000),
            ("head-bytes", "16000B", 16_000),
            ("render-cache", "1GiB", 1 << 30),
            ("render-cache", "0", 0),
            ("head-time", "500ms", 500),
            ("head-time", "500", 500),
            ("head-time", "10s", 10_000),
            ("idle-time", "2min", 120_000),
            ("idle-time", "1h", 3_600_000),
            ("connections", "4096", 4096),
        ] {
            assert_eq!(read(name, text), Ok(value), "{name}={text}");
        }
    }

    #[test]
    fn what_cannot_be_read_or_is_out_of_range_says_what_is_wanted() {
        for (name, text, said) in [
            ("head-bytes", "16s", "wanted is a whole number of bytes, such as 65536, 64KiB"),
            ("head-bytes", "", "cannot be \"\""),
            ("head-bytes", "1.5MiB", "wanted is a whole number"),
            ("head-bytes", "-1", "wanted is a whole number"),
            ("head-bytes", "4k", "head-bytes may be 8KiB to 1MiB, not 4KiB"),
            ("head-bytes", "99999999999999T", "head-bytes may be 8KiB to 1MiB"),
            ("head-bytes", "99999999999999999999999", "wanted is a whole number"),
            ("head-time", "10S", "such as 500ms, 10s"),
            ("head-time", "10k", "such as 500ms, 10s"),
            ("head-time", "2h", "head-time may be 100ms to 10min, not 2h"),
            ("connections", "4k", "such as 4096"),
            ("connections", "٤٠٩٦", "such as 4096"),
            ("head_bytes", "16k", "there is no limit \"head_bytes\"; there are: connections, "),
        ] {
            let error = read(name, text).unwrap_err();
            assert!(error.contains(said), "{name}={text}: {error}");
        }
    }
}
