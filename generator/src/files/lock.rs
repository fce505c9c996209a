//! One run at a time writes into a folder.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use fs4::{FileExt, TryLockError};

use super::WriteError;
use super::moves::ASIDE;

/// Writing takes a moment; who holds the folder longer is asked no more.
const PATIENCE: Duration = Duration::from_secs(30);

/// The right to write into a folder; the system takes it back when the process ends.
pub(super) struct Lock {
    _file: File,
    folder: PathBuf,
}

/// Removes what was written aside, unless a run is to be completed; what cannot be removed now, the next run removes.
impl Drop for Lock {
    fn drop(&mut self) {
        let aside = self.folder.join(ASIDE);
        if !aside.join("journal").exists() {
            let _ = fs::remove_dir_all(aside);
        }
    }
}

/// Waits for the right.
pub(super) fn acquire(folder: &Path) -> Result<Lock, WriteError> {
    let aside = folder.join(ASIDE);
    let path = aside.join("lock");
    let failed = |error: io::Error| WriteError::Io(path.clone(), error);
    let begun = Instant::now();
    loop {
        refuse_link(&aside)?;
        fs::create_dir_all(&aside).map_err(failed)?;
        let file = match File::options().create(true).truncate(false).write(true).open(&path) {
            Ok(file) => file,
            // Another run has just removed the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound && begun.elapsed() < PATIENCE => continue,
            Err(error) => return Err(failed(error)),
        };
        // The function of this name in newer standard libraries has another error.
        let is_locked = match FileExt::try_lock(&file) {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        };
        if is_locked && is_still_there(&file, &path) {
            return Ok(Lock {
                _file: file,
                folder: folder.to_owned(),
            });
        }
        if begun.elapsed() > PATIENCE {
            return Err(WriteError::Busy(folder.to_owned()));
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn refuse_link(path: &Path) -> Result<(), WriteError> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.file_type().is_symlink() => Err(WriteError::Link(path.to_owned())),
        _ => Ok(()),
    }
}

/// Whether the locked file is the one that others will find: a run that was done removed its own.
#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |about: fs::Metadata| (about.dev(), about.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(own), Ok(there)) => number(own) == number(there),
        _ => false,
    }
}

/// An open file cannot be removed.
#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}
