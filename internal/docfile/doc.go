// Package docfile takes the text out of files as people send them: txt, html, docx, pdf, and zip
// files of these.
//
// # The problem
//
// A visit report arrives as whatever the sender had: a web page in an old charset that declares
// another one, a text file without any declaration, a Word file, a PDF printed from either, a zip
// with names in the sender's code page. The reading engines want one thing: UTF-8 text, one
// paragraph a line, table rows with their cells joined by tabs. And every file may be hostile.
//
// # The model
//
// [Extract] gives one pair per document: a [Document], or an error that is always a [*Refusal],
// which names the file, the reason and what the sender can do. A refusal inside a zip does not stop
// the rest of it. What was read but needs a word (a name that contradicts the content, pages
// without text, bytes that could not be decoded) is a note of the document.
//
// # The steps
//
//  1. The format is decided by the content; the name only breaks ties and earns a note.
//  2. Text and html are decoded by the charset that reads most like Chinese (detect.go). A declared
//     charset is a hint of small weight, because it is wrong so often.
//  3. html is reduced to its main text; docx is read in document order with its automatic numbers
//     written out; pdf lines are joined again to the paragraphs that the width of the page or of its
//     columns broke, and to the rows of its tables.
//     Cells over several rows are said in each row; breaks that a writer set inside a sentence are undone.
//  4. Newlines become "\n", no-break spaces become spaces, control characters are dropped.
//
// # Limits
//
// [Limits] bounds the size of a file, of what a zip unpacks to, of a text, the number of entries
// and pages, the nesting of zip in zip and of elements, the expansion ratio and the time. A file
// over a limit is refused, never cut off silently. Unpacking counts what it has really written, so
// a size that a zip declares is never believed.
//
// Memory: beside the file, a txt allocates at most four times the size of its text, a docx sixteen
// times that of its unpacked parts, an html 24 times that of its text and 500 bytes an element (a test
// holds this); all are bounded by the limits. A pdf is read inside a WebAssembly sandbox without files,
// network or clock, limited to 256 MiB beside Go's heap; two run at a time, the others wait. The sandbox is compiled at
// first use (about three seconds, once per machine: the result is kept in the user's cache folder) and
// closed after each file, so a hostile file leaves nothing behind. On processors for which there is no
// compiler it is interpreted, some thirty times slower.
//
// # What it does not do
//
// No layout beyond that: a pdf is read in the order of its content, so columns that its program wrote
// line by line across come out across; a cell of a pdf's table that spans rows stands in its first row
// alone. No OCR: a scan is refused and says so. No .doc, .wps, .rtf or .ofd: they are refused with the
// advice to save as docx or pdf. Pictures, headers, footers, footnotes and comments are not text of
// the report and are left out. Nothing is written to disk from the file, so paths in a zip are
// names and nothing else.
package docfile
