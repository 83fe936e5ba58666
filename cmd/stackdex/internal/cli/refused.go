package cli

import (
	"fmt"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
)

// refusedHelp says in the help of a command what becomes of documents that are refused.
const refusedHelp = `A document that the search engine refuses takes no other with it: it is not found, or in an older version, the command ends with exit code 3, and "stackdex dead list" says why. It is written again when one of its pages changes, or, once the cause is mended, by "stackdex engine reindex"; with "stackdex dead drop" nothing more is said of it.`

func printRefused(out *screen.Screen, documents int) {
	switch documents {
	case 0:
		return
	case 1:
		out.Printf("%s\n", out.Warn("1 document was refused and is not found, or in an older version: `stackdex dead list` says why, `stackdex engine reindex` writes it again"))
	default:
		out.Printf("%s\n", out.Warn(fmt.Sprintf("%s were refused and are not found, or in older versions: `stackdex dead list` says why, `stackdex engine reindex` writes them again", counted(documents, "document"))))
	}
}
