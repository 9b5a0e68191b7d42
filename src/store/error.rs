//! Why a project file cannot be opened or saved.

use std::path::PathBuf;

use crate::beside::NotWritable;

/// Why a project file cannot be opened or saved.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum StoreError {
    /// Nothing is there, or the folder is not.
    #[error("{path} is not there")]
    NotFound { path: PathBuf },
    /// It is no project of this program.
    #[error("{path} is no project")]
    NotAProject { path: PathBuf },
    /// A newer version of the program wrote it.
    #[error("{path} was written by a newer version, {version}")]
    Newer { path: PathBuf, version: i64 },
    /// Nothing of it can be read.
    #[error("{path} is damaged")]
    Damaged { path: PathBuf },
    /// It can only be read: by its permissions, its medium, or because somebody else has it open.
    #[error("{path} can only be read")]
    ReadOnly { path: PathBuf },
    /// The disk is full.
    #[error("no room for {path}")]
    Full { path: PathBuf },
    /// It cannot be put where it was to be.
    #[error("{path}: {why}")]
    NotWritable { path: PathBuf, why: NotWritable },
    /// It was removed or replaced while it was open.
    #[error("{path} was removed or replaced")]
    Gone { path: PathBuf },
    /// The system says otherwise.
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    /// SQLite says otherwise.
    #[error("{path}: {source}")]
    Sqlite { path: PathBuf, source: rusqlite::Error },
}

impl StoreError {
    /// The same of another path.
    pub(super) fn at(self, path: &std::path::Path) -> Self {
        let path = path.to_path_buf();
        match self {
            Self::NotFound { .. } => Self::NotFound { path },
            Self::NotAProject { .. } => Self::NotAProject { path },
            Self::Newer { version, .. } => Self::Newer { path, version },
            Self::Damaged { .. } => Self::Damaged { path },
            Self::ReadOnly { .. } => Self::ReadOnly { path },
            Self::NotWritable { why, .. } => Self::NotWritable { path, why },
            Self::Full { .. } => Self::Full { path },
            Self::Gone { .. } => Self::Gone { path },
            Self::Io { source, .. } => Self::Io { path, source },
            Self::Sqlite { source, .. } => Self::Sqlite { path, source },
        }
    }

    /// What SQLite says about the file at `path`.
    pub(super) fn of(path: &std::path::Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = path.to_path_buf();
        match source.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full { path },
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly { path },
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Damaged { path },
            Some(Code::CannotOpen) if !path.exists() => Self::NotFound { path },
            _ => Self::Sqlite { path, source },
        }
    }

    /// What stands against writing the file to `path`.
    pub(super) fn not_writable(path: &std::path::Path, why: NotWritable) -> Self {
        match why {
            NotWritable::Io(source) => Self::io(path, source),
            why => Self::NotWritable { path: path.to_path_buf(), why },
        }
    }

    /// What the system says about the file at `path`.
    pub(super) fn io(path: &std::path::Path, source: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let path = path.to_path_buf();
        match source.kind() {
            Kind::NotFound => Self::NotFound { path },
            Kind::StorageFull | Kind::QuotaExceeded => Self::Full { path },
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Io { path, source },
        }
    }
}
