//! The table of limits.

use super::limit::{Limit, LimitError, Unit};

/// The struct of all limits, the table that describes them, and the way from a name to a value, from one list.
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
                $(Limit { name: stringify!($field), unit: Unit::$unit, usual: $usual, least: $least, most: $most, about: $about },)+
            ];

            /// The value of the limit of this name.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<u64> {
                match name {
                    $(stringify!($field) => Some(self.$field),)+
                    _ => None,
                }
            }

            /// Sets the limit of this name.
            ///
            /// # Errors
            /// [`LimitError`] when there is none of this name, or it may not be so small or so large.
            pub fn set(&mut self, name: &str, value: u64) -> Result<(), LimitError> {
                let limit = Self::TABLE.iter().find(|limit| limit.name == name).ok_or_else(|| LimitError::Unknown {
                    name: name.to_owned(),
                    known: Self::TABLE.iter().map(|limit| limit.name).collect::<Vec<_>>().join(", "),
                })?;
                if !(limit.least..=limit.most).contains(&value) {
                    let Limit { name, least, most, .. } = *limit;
                    return Err(LimitError::OutOfRange { name, value, least, most });
                }
                match name {
                    $(stringify!($field) => self.$field = value,)+
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

limits! {
    connections: Count = 4096, 16, 1_000_000;
        "Connections at a time, fewer where the system allows fewer open files; past it the one that has been idle longest is closed, and where none is idle the new one.";
    handles_kept: Count = 64, 16, 4096;
        "Open files that connections never take, so that data are read and /healthz is answered.";
    head_bytes: Bytes = 16 << 10, 8 << 10, 1 << 20;
        "Bytes of the head of a request; more is 431.";
    head_time: Milliseconds = 10_000, 100, 600_000;
        "Time for the head of a request to arrive whole once its connection is open; then the connection is closed.";
    idle_time: Milliseconds = 75_000, 100, 3_600_000;
        "Time that a connection may wait between two requests; then it is closed.";
    write_time: Milliseconds = 10_000, 100, 600_000;
        "Time in which a client takes nothing of its answer; then the connection is closed.";
    drain_time: Milliseconds = 10_000, 0, 600_000;
        "Time for running requests to finish once the server is told to end.";
    client_compute: Milliseconds = 0, 0, 60_000;
        "Computing that one client may use in a second, on average over ten; past it 429. 0 is without end.";
    query_bytes: Bytes = 8 << 10, 256, 64 << 10;
        "Bytes of the query of an address; more is 414.";
    body_bytes: Bytes = 64 << 10, 0, 16 << 20;
        "Bytes of the body of a request; more is 413.";
    search_words: Count = 12, 1, 100;
        "Words of a search; more is 400.";
    renders: Count = 0, 0, 1024;
        "Pictures, pages and lists that are made at a time. 0 is one for each processor.";
    waiting: Count = 64, 1, 10_000;
        "Requests that wait for each of them; a further one is 503.";
    queue_time: Milliseconds = 500, 1, 60_000;
        "Time that a request waits for its turn; then 503.";
    stuck_time: Milliseconds = 30_000, 100, 3_600_000;
        "Time after which something that is still being made is told as stuck, and /readyz is 503 until it ends.";
    streams: Count = 2, 1, 64;
        "Long tables that are written at a time for each processor; a further one is 503.";
    render_cache: Bytes = 56 << 20, 0, 1 << 36;
        "Memory for answers that are kept.";
    picture_pixels: Count = 16_000_000, 10_000, 100_000_000;
        "Pixels of a picture, after its scale; more is 400.";
    page_rows: Count = 10_000, 1, 100_000;
        "Rows of one page of a list; more is 400.";
    panel_series: Count = 500, 1, 10_000;
        "Series of one page of the panel.";
    panel_rows: Count = 100_000, 1_000, 10_000_000;
        "Rows of one page of the panel.";
    compared_series: Count = 20, 2, 100;
        "Series that are compared in one answer; more is 400.";
    table_bytes: Bytes = 512 << 20, 1 << 10, 1 << 36;
        "Bytes of a CSV file of a dataset; a larger one is refused.";
    descriptor_bytes: Bytes = 4 << 20, 1 << 10, 1 << 30;
        "Bytes of a datapackage.json; a larger one is refused.";
    field_bytes: Bytes = 64 << 10, 256, 16 << 20;
        "Bytes of a field of a CSV file of a dataset; a longer one is refused.";
    record_bytes: Bytes = 1 << 20, 1 << 10, 64 << 20;
        "Bytes of a record of a file that is imported, or of a CSV file of a dataset; a longer one is refused.";
    columns: Count = 256, 32, 16_384;
        "Columns of a table; more are refused.";
    load_time: Milliseconds = 60_000, 10, 3_600_000;
        "Time that a reload waits for the files of a dataset, the charts, the style or the map to be read; then what was served before stays until they are.";
    settle_time: Milliseconds = 300, 1, 60_000;
        "Time that files must be left alone after a change before they are loaded again; twenty times that at most.";
    chart_bytes: Bytes = 256 << 10, 1 << 10, 16 << 20;
        "Bytes of a chart definition or a house style; a larger one is refused.";
    map_bytes: Bytes = 64 << 20, 1 << 10, 1 << 30;
        "Bytes of a file of shapes; a larger one is refused.";
    unpacked_bytes: Bytes = 1 << 38, 1 << 20, 1 << 44;
        "Bytes of one file of an archive once it is unpacked by an import; a larger one is refused.";
    findings: Count = 20, 1, 10_000;
        "Findings of each check that are told of a file; the others are counted.";
    finding_bytes: Bytes = 300, 80, 10_000;
        "Bytes of the text of a finding; the rest of a longer one is left out, and marked.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_can_be_set_from_its_least_to_its_most_and_no_further() {
        for limit in Limits::TABLE {
            let mut limits = Limits::default();
            assert_eq!(limits.get(limit.name), Some(limit.usual));
            assert!(limit.least <= limit.usual && limit.usual <= limit.most, "{}", limit.name);
            for value in [limit.least, limit.most] {
                assert_eq!(limits.set(limit.name, value), Ok(()));
                assert_eq!(limits.get(limit.name), Some(value));
            }
            assert!(limits.set(limit.name, limit.most + 1).is_err(), "{}", limit.name);
            assert!(limit.least == 0 || limits.set(limit.name, limit.least - 1).is_err(), "{}", limit.name);
        }
        assert!(matches!(Limits::default().set("conections", 5), Err(LimitError::Unknown { .. })));
    }
}
