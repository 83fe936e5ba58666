package outline

// JoinRuns makes one of runs of the same style that stand beside each other.
func JoinRuns(runs []Run) []Run {
	n := 0
	for i := 1; i < len(runs); i++ {
		last, next := &runs[n], runs[i]
		same := next
		same.Start, same.End, same.Apart = last.Start, last.End, last.Apart
		if same == *last && !next.Apart {
			last.End = next.End
			continue
		}
		n++
		runs[n] = next
	}
	return runs[:n+1]
}

// AllStrong reports runs that are all emphasised.
func AllStrong(runs []Run) bool {
	for i := range runs {
		if !runs[i].Strong {
			return false
		}
	}
	return len(runs) > 0
}

// IsHeading reports a heading, or a block that will be one.
func IsHeading(b *Block) bool { return b.Kind == Heading || b.Kind == Paragraph && b.Strong }
