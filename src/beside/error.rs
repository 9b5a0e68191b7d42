//! Why a file cannot be put where it was to be.

use std::io;

/// Why a file cannot be put where it was to be. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum NotWritable {
    /// The target is a folder.
    #[error("it is a folder")]
    Folder,
    /// The target is a device.
    #[error("it is a device")]
    Device,
    /// The target is a pipe.
    #[error("it is a pipe")]
    Pipe,
    /// The target is a socket.
    #[error("it is a socket")]
    Socket,
    /// Links lead to each other, and to no file.
    #[error("its links lead in a circle")]
    Loop,
    /// The file that is there may not be written to.
    #[error("it is read-only")]
    ReadOnly,
    /// The name does not end as that of such a file does: in a point and this.
    #[error("its name does not end in .{0}")]
    Ending(&'static str),
    /// The folder takes no file, or not all of it.
    #[error(transparent)]
    Io(io::Error),
    /// The file that is there cannot be replaced; commonly it is open in another program.
    #[error("it cannot be replaced: {0}")]
    InUse(io::Error),
}

impl From<NotWritable> for io::Error {
    fn from(error: NotWritable) -> Self {
        match error {
            NotWritable::Io(source) | NotWritable::InUse(source) => source,
            NotWritable::Folder => Self::from(io::ErrorKind::IsADirectory),
            NotWritable::ReadOnly => Self::from(io::ErrorKind::PermissionDenied),
            other => Self::other(other),
        }
    }
}
