package sheet

import (
	"errors"
	"io"

	"github.com/xuri/excelize/v2"
)

// ErrNoSheet says that a book has no sheet.
var ErrNoSheet = errors.New("sheet: a book without sheets")

// maxUnpacked is how many bytes a book may unpack to: a sheet of a million rows fits.
const maxUnpacked = 1 << 30

// ReadFirst returns the rows of the first sheet of a book, cells as they are kept and not as they are shown: a longitude
// keeps its digits. Rows may be of different lengths, and are at most those of one sheet.
func ReadFirst(r io.Reader) ([][]string, error) {
	f, err := excelize.OpenReader(r, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // its temporary files
	names := f.GetSheetList()
	if len(names) == 0 {
		return nil, ErrNoSheet
	}
	return f.GetRows(names[0])
}
