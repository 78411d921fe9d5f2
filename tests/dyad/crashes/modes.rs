//! Who may read what is written: new files as the umask says, as with any other program; a replaced one as it was.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use super::scene::{behind, good, import, tables};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// The modes in a folder, by ending: those of files and that of the folder itself.
fn modes(folder: &Path) -> (u32, Vec<(String, u32)>) {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.map(|path| (path.extension().unwrap().to_string_lossy().into_owned(), mode(&path))).collect();
    files.sort();
    (mode(folder), files)
}

/// Runs the program under a umask.
fn under(root: &Path, umask: &str) -> std::process::Command {
    behind(root, &["sh", "-c", &format!("umask {umask}; exec \"$@\""), "sh"])
}

fn chart(root: &Path) {
    fs::create_dir_all(root.join("charts")).unwrap();
    let text = "title = \"One\"\nquery = \"RUS-BRA/exports\"\nwidth = 200\nheight = 200\n";
    fs::write(root.join("charts/one.toml"), text).unwrap();
}

#[test]
fn new_files_and_folders_obey_the_umask() {
    for (umask, file, folder) in [("077", 0o600, 0o700), ("022", 0o644, 0o755), ("002", 0o664, 0o775), ("0", 0o666, 0o777)] {
        let root = tables();
        good(import(&mut under(root.path(), umask), "late.csv"));
        assert_eq!(mode(&root.path().join("datasets")), folder, "{umask}");
        let (of_folder, files) = modes(&root.path().join("datasets/made"));
        assert_eq!((of_folder, files.len()), (folder, 5), "{umask}");
        assert!(files.iter().all(|(_, mode)| *mode == file), "{umask}: {files:?}");
        chart(root.path());
        good(under(root.path(), umask).arg("render"));
        let (_, files) = modes(&root.path().join("charts"));
        assert_eq!(files.len(), 5);
        assert!(files.iter().all(|(ending, mode)| *mode == file || ending == "toml"), "{umask}: {files:?}");
        good(under(root.path(), umask).args(["query", "RUS-BRA/exports.csv", "-o", "exports.csv"]));
        assert_eq!(mode(&root.path().join("exports.csv")), file, "{umask}");
    }
}

#[test]
fn a_replaced_file_keeps_its_mode() {
    let root = tables();
    chart(root.path());
    good(import(&mut under(root.path(), "022"), "early.csv"));
    good(under(root.path(), "022").arg("render"));
    for folder in ["datasets/made", "charts"] {
        for entry in fs::read_dir(root.path().join(folder)).unwrap() {
            fs::set_permissions(entry.unwrap().path(), Permissions::from_mode(0o640)).unwrap();
        }
    }
    fs::set_permissions(root.path().join("datasets/made"), Permissions::from_mode(0o2750)).unwrap();
    good(import(&mut under(root.path(), "022"), "late.csv"));
    good(under(root.path(), "022").arg("render"));
    let (folder, files) = modes(&root.path().join("datasets/made"));
    assert!(folder == 0o2750 && files.len() == 5 && files.iter().all(|(_, mode)| *mode == 0o640), "{files:?}");
    let (_, files) = modes(&root.path().join("charts"));
    assert!(files.len() == 5 && files.iter().all(|(_, mode)| *mode == 0o640), "{files:?}");
}

#[test]
fn an_empty_folder_that_a_dataset_comes_into_keeps_its_mode() {
    let root = tables();
    let folder = root.path().join("datasets/made");
    fs::create_dir_all(&folder).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o2770)).unwrap();
    good(import(&mut under(root.path(), "022"), "late.csv"));
    assert_eq!(mode(&folder), 0o2770);
}
