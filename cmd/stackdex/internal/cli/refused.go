package cli

import (
	"cmp"
	"fmt"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// refusedHelp says in the help of a command what becomes of documents that are refused.
const refusedHelp = `A document that the search engine refuses takes no other with it: it is not found, or in an older version, the command ends with exit code 3, and "stackdex dead list" says why. It is written again when one of its pages changes, or, once the cause is mended, by "stackdex engine reindex"; with "stackdex dead drop" nothing more is said of it.`

// shownDead is how many pages that a run could not use are told with the reason.
const shownDead = 3

// noteDead says of the first pages that a run could not use why not.
func (a *app) noteDead(log *ingest.Log, run record.Run) error {
	if run.Summary.Dead+run.Summary.InPart == 0 {
		return nil
	}
	shown := 0
	return log.DeadLetters(a.ctx, func(d record.DeadLetter) error {
		if d.Run == run.ID && shown < shownDead {
			shown++
			a.out.Printf("    %s: %s\n", screen.Cut(cmp.Or(d.URL, d.Key), 100), screen.Cut(d.Reason, 200))
		}
		return nil
	})
}

// noteRefused says how many documents the search engine refused, for the exit code too.
func (a *app) noteRefused(log *ingest.Log) (err error) {
	if a.refused, err = node.Refused(a.ctx, log); err == nil {
		printRefused(a.out, a.refused)
	}
	return err
}

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
