//! `import-report.json` beside a dataset: what each import came to, whole. It names the table that it is written with, and
//! the loader does not look at it.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{error::ImportError, job::Job, summary::Summary};
use crate::{limits::Limits, regular_file};

/// The report's file name.
pub(super) const REPORT: &str = "import-report.json";

/// Reports kept, the newest.
const KEPT: usize = 100;

/// The report with this import in it, the latest last.
///
/// # Errors
/// When the one that is there cannot be read: it would be lost.
pub(super) fn written(into: &Path, job: &Job, table: &str, summary: &Summary) -> Result<Vec<u8>, ImportError> {
    let path = into.join(REPORT);
    let read = match regular_file::read(&path, Limits::current().table_bytes) {
        Err(error) if error.is_missing() => Vec::new(),
        read => read.map_err(ImportError::file(&path))?,
    };
    let earlier = serde_json::from_slice::<Map<String, Value>>(&read).unwrap_or_default();
    let mut imports = earlier.get("imports").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut import = json!({ "created": job.created, "command": job.command, "table": table });
    if let (Some(import), Ok(Value::Object(members))) = (import.as_object_mut(), serde_json::to_value(summary)) {
        import.extend(members);
    }
    imports.push(import);
    let first = imports.len().saturating_sub(KEPT);
    let mut bytes = serde_json::to_vec_pretty(&json!({ "imports": imports[first..] })).unwrap_or_default();
    bytes.push(b'\n');
    Ok(bytes)
}
