package docfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strings"
)

// bundle is an opened zip: an archive of documents, or the zip that a docx is.
type bundle struct {
	zip  *zip.Reader
	kind string // kindZip or DOCX
}

// openBundle opens data as a zip. It returns nil, nil when data is none, and a refusal when it is a
// damaged one or one of another format that is a zip inside.
func openBundle(data []byte) (*bundle, error) {
	if !isZip(data) {
		return nil, nil
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // paths are names here, nothing is written to them
		return nil, refuse(ErrDamaged, "file_zip_damaged").advise("advice_again")
	}
	kind, err := bundleKind(zr)
	return &bundle{zip: zr, kind: kind}, err
}

// isZip knows a zip by its first entry, or by the end mark of an empty one.
func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// insideFormats are the formats that are a zip and not read, by a file that only they hold.
var insideFormats = []struct{ file, what string }{
	{"xl/workbook.xml", "file_is_xlsx"},
	{"xl/workbook.bin", "file_is_xlsb"},
	{"ppt/presentation.xml", "file_is_pptx"},
	{"OFD.xml", "file_is_ofd"},
	{"META-INF/container.xml", "file_is_epub"},
	{"META-INF/manifest.xml", "file_is_opendocument"},
	{"mimetype", "file_is_opendocument"}, // also where the manifest is missing
}

func bundleKind(zr *zip.Reader) (string, error) {
	files := make(map[string]bool, len(zr.File))
	for _, f := range zr.File {
		files[slashes(f.Name)] = true
	}
	for _, known := range insideFormats {
		if files[known.file] {
			return "", refuse(ErrUnsupported, known.what).advise("advice_save_as")
		}
	}
	if files["word/document.xml"] || files["[Content_Types].xml"] && files["_rels/.rels"] {
		return DOCX, nil
	}
	return kindZip, nil
}

func slashes(name string) string { return strings.ReplaceAll(name, `\`, "/") }

// part returns the content of a part of a docx, or fs.ErrNotExist.
func (b *bundle) part(name string, lim Limits, spent *int64) ([]byte, error) {
	name = strings.TrimPrefix(name, "/")
	for _, f := range b.zip.File {
		if slashes(f.Name) != name {
			continue
		}
		data, err := unpack(f, lim.Bytes-*spent, lim)
		*spent += int64(len(data))
		return data, err
	}
	return nil, fs.ErrNotExist
}
