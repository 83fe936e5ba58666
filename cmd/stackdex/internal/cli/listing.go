package cli

// listing is how entries of one kind are listed.
type listing[T any] struct {
	head []string // of the table; nil: it has none
	none string   // what is said if there is no entry
	row  func(T) []string
}

// print lists the entries with which each calls fn: as JSON, one object a line, or as a
// table.
func (l listing[T]) print(a *app, asJSON bool, each func(fn func(T) error) error) error {
	lines := a.lines()
	var rows [][]string
	err := each(func(entry T) error {
		if asJSON {
			return lines.Encode(entry)
		}
		rows = append(rows, l.row(entry))
		return nil
	})
	switch {
	case err != nil || asJSON:
		return err
	case len(rows) == 0:
		a.out.Printf("%s\n", l.none)
	default:
		a.out.Table(l.head, rows)
	}
	return nil
}

// eachOf returns a function that calls fn with the entries of a list.
func eachOf[T any](list []T) func(fn func(T) error) error {
	return func(fn func(T) error) error {
		for _, entry := range list {
			if err := fn(entry); err != nil {
				return err
			}
		}
		return nil
	}
}
