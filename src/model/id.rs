//! Identities. Each is the position of its object in the project's list, and good for one state of the project: putting
//! clients or offerings together, and another import, number them anew, and everything in the project that names them.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl $name {
            /// The position in the project's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The identity of the object at `index`; positions beyond the type's range are clamped to its end.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(<$inner>::try_from(index).unwrap_or(<$inner>::MAX))
            }
        }
    };
}

id!(
    /// A client of the project.
    ClientId,
    u32
);
id!(
    /// An offering: a column of the revenue matrix.
    OfferingId,
    u32
);
id!(
    /// A dimension clients are tagged in.
    DimensionId,
    u32
);
id!(
    /// A value in one dimension's vocabulary.
    ValueId,
    u32
);
id!(
    /// A sheet of a source file.
    SheetId,
    u16
);
