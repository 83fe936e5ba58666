package stackshare

import (
	"strconv"
	"strings"
)

// creditsReader reports who of the readers of the site has added a point.
func creditsReader(key string) bool {
	const most = 60
	verb, who, ok := strings.Cut(key, " by ")
	if !ok || len(key) > most || who == "" || strings.Count(who, " ") > 2 {
		return false
	}
	switch verb {
	case "added", "submitted", "suggested", "contributed", "posted", "proposed":
		return true
	}
	return false
}

// dropNumbers takes the numbers off points that are numbered one after the other, as
// they are typed: "1. Fast", "2. Small".
func dropNumbers(list []vote) {
	rest := make([]string, len(list))
	for i := range list {
		number := strconv.Itoa(i + 1)
		text, ok := strings.CutPrefix(list[i].text, number)
		if !ok || len(text) < 3 || text[0] != '.' && text[0] != ')' || text[1] != ' ' {
			return
		}
		rest[i] = strings.TrimSpace(text[2:])
	}
	for i := range list {
		list[i].text = rest[i]
	}
}
