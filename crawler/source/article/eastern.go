package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// easternVersus returns "A vs B" of a title in Chinese, Japanese or Korean that compares names
// in Latin letters, "A 与 B 对比"; "" of any other.
func easternVersus(title string) string {
	if !hasCompareWord(title) {
		return ""
	}
	var names []string
	for rest := title; rest != ""; {
		start := strings.IndexFunc(rest, isLatin)
		if start < 0 {
			break
		}
		if len(names) > 0 && !joinsNames(rest[:start]) {
			if len(names) > 1 {
				break
			}
			names = names[:0]
		}
		end := start
		for end < len(rest) && (isLatin(rune(rest[end])) || strings.IndexByte(" .+#-", rest[end]) >= 0) {
			end++
		}
		names = append(names, strings.Trim(rest[start:end], " -"))
		rest = rest[end:]
	}
	if len(names) < 2 {
		return ""
	}
	return strings.Join(names, " vs ")
}

// hasCompareWord reports words for comparing in the languages of East Asia.
func hasCompareWord(title string) bool {
	for _, w := range [...]string{"对比", "對比", "比较", "比較", "区别", "區別", "差异", "差異", "选型", "選型", "비교", "차이", "違い"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// joinsNames reports what joins two names that are compared.
func joinsNames(s string) bool {
	switch strings.TrimSpace(s) {
	case "与", "與", "和", "跟", "及", "、", "，", "/", "와", "과", "랑", "と", "や":
		return true
	}
	return false
}

func isLatin(c rune) bool { return c < 0x80 && words.IsAlnum(byte(c)) }

// easternOthers are words for what else there is in the languages of East Asia.
var easternOthers = [...]string{"其他", "其它", "類似", "类似", "다른", "他の"}
