// Package docfile takes the text out of files: txt, html, docx, pdf, and zip files of these.
package docfile
