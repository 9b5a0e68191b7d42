//! What several rooms say the same way.
