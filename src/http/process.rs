//! What the system says of this process, as the counters that clients of Prometheus have in common. Nothing where there is no
//! `/proc`.

use std::{fmt::Write, fs};

/// Ticks of a second in `/proc`: the same on every Linux, whatever the kernel counts in.
const TICKS: u64 = 100;

/// What is told of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Process {
    /// Ticks of processors, its own and the kernel's for it.
    cpu_ticks: u64,
    threads: u64,
    /// Ticks from the start of the system to its own.
    begun_ticks: u64,
    virtual_bytes: u64,
    resident_bytes: u64,
}

/// The counters as text.
pub(super) fn text() -> String {
    let mut text = String::new();
    let read = |name: &str| fs::read_to_string(format!("/proc/{name}")).unwrap_or_default();
    let Some(process) = Process::parse(&read("self/stat"), &read("self/status")) else { return text };
    let mut told = |name: &str, kind: &str, help: &str, value: String| {
        // Writing to a String cannot fail.
        let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
    };
    let cpu = format!("{}.{:02}", process.cpu_ticks / TICKS, process.cpu_ticks % TICKS);
    told("process_cpu_seconds_total", "counter", "Time of processors, in seconds.", cpu);
    told("process_resident_memory_bytes", "gauge", "Memory that is resident.", process.resident_bytes.to_string());
    told("process_virtual_memory_bytes", "gauge", "Memory that is addressed.", process.virtual_bytes.to_string());
    told("process_threads", "gauge", "Threads.", process.threads.to_string());
    if let Some(begun) = first_number(&read("stat"), "btime") {
        let begun = begun + process.begun_ticks / TICKS;
        told("process_start_time_seconds", "gauge", "Start, in seconds since 1970.", begun.to_string());
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        // One of them is the folder that is read.
        told("process_open_fds", "gauge", "Open files and connections.", open.count().saturating_sub(1).to_string());
    }
    if let Some(most) = first_number(&read("self/limits"), "Max open files") {
        told("process_max_fds", "gauge", "The most of them.", most.to_string());
    }
    text
}

impl Process {
    /// From `/proc/self/stat`, whose fields are numbered from 3 on behind the name in brackets, and from `/proc/self/status`.
    fn parse(stat: &str, status: &str) -> Option<Self> {
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
        Some(Self {
            cpu_ticks: field(14)? + field(15)?,
            threads: field(20)?,
            begun_ticks: field(22)?,
            virtual_bytes: field(23)?,
            resident_bytes: first_number(status, "VmRSS:")? * 1024,
        })
    }
}

/// The first number of the line that begins so.
fn first_number(text: &str, beginning: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(beginning))?;
    line.split_whitespace().find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_counted_behind_the_name() {
        // A name may hold blanks and brackets.
        let stat = "4711 (dyad (x) y) S 1 4711 4711 0 -1 4194560 9 0 0 0 250 31 0 0 20 0 17 0 990099 123456789 2048 184467";
        let status = "Name:\tdyad\nVmPeak:\t  130000 kB\nVmRSS:\t   20480 kB\nThreads:\t17\n";
        let process = Process::parse(stat, status).unwrap();
        // 250 ticks of its own and 31 of the kernel; 20,480 KiB are 20,971,520 bytes.
        let expected =
            Process { cpu_ticks: 281, threads: 17, begun_ticks: 990_099, virtual_bytes: 123_456_789, resident_bytes: 20_971_520 };
        assert_eq!(process, expected);
        assert_eq!(Process::parse("", status), None);
        assert_eq!(
            first_number("Max open files            1024                 524288               files", "Max open files"),
            Some(1024)
        );
        assert_eq!(
            first_number("Max open files            unlimited            unlimited            files", "Max open files"),
            None
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_is_told_of() {
        let told = text();
        for name in
            ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds", "process_open_fds"]
        {
            assert!(told.lines().any(|line| line.starts_with(&format!("{name} "))), "{name}\n{told}");
        }
    }
}
