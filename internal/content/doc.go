// Package content keeps large files by the SHA-256 hash of their bytes, in a folder beside the record.
//
// # Model
//
// A file is named by its hash and lies at ab/abcdef… below the folder. The same bytes are kept once, whoever brings
// them, and a file never changes: what refers to a hash refers to those bytes for good. [Folder.Stage] streams a file
// to a temporary name while it is hashed, so a reader can look at it before [Staged.Keep] gives it its name.
//
// # Invariants
//
//   - A file under a hash was whole and on disk when it got that name; a crash leaves temporary files only.
//   - Memory does not grow with the size of a file.
//   - Files are never removed: the record says which it needs, and runs are repeated from them.
package content
