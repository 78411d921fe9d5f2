//! The datasets compiled into the binary.

use include_dir::{Dir, include_dir};

/// Every folder of `datasets/` as it stood when the binary was built.
pub(super) static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/datasets");
