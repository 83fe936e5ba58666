package icon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Ligature is what the text of an element is as the name of an icon.
type Ligature uint8

const (
	NoLigature Ligature = iota
	IsWord              // it may be an ordinary word
	IsName
)

// LongestIcon bounds the name of an icon in bytes.
const LongestIcon = 28

// LigatureOf reads an element as the name of an icon.
func LigatureOf(n *html.Node) Ligature {
	text := dom.OnlyText(n)
	if text == "" || len(text) > LongestIcon {
		return NoLigature
	}
	if text = strings.TrimSpace(text); len(text) < 3 || text[0] < 'a' || text[0] > 'z' {
		return NoLigature
	}
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && c != '_' && !words.IsDigit(c) {
			return NoLigature
		}
	}
	if strings.IndexByte(text, '_') > 0 {
		if iconNames[text] {
			return IsName
		}
		return NoLigature
	}
	return IsWord
}

// IsPrivate reports a character for private use, which fonts of icons draw as they
// like.
func IsPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r <= 0x10FFFD }

// PrivateSign returns the sign of a character for private use, as far as it is known:
// the check mark and the cross stand at the same place in most fonts of icons.
func PrivateSign(r rune, raw string) string {
	switch r {
	case 0xF00C, 0xE5CA:
		return "✓"
	case 0xF00D, 0xE5CD:
		return "✗"
	}
	return raw
}

// MakeOfIcon names an element and its class.
func MakeOfIcon(n *html.Node) string { return n.Data + " " + element.Attr(n, "class") }

// IsBesideLabel reports an element in front of a label, which begins with a capital
// letter or a figure, or behind a label, at its end, where no word can stand: the two
// touch, or a sign ends the label. Or n is alone. sure says that the page shows icons in
// elements of this make.
func IsBesideLabel(n *html.Node, sure bool) bool {
	prev, next := besideIcons(n, false), besideIcons(n, true)
	switch {
	case prev == nil && next != nil:
		text := dom.FirstText(next)
		return beginsLabel(strings.TrimLeft(text, " \n\t")) && (sure || n.DataAtom != atom.Span || n.NextSibling == next && !element.IsSpace(text[0]))
	case next == nil && prev != nil:
		text := prev.Data
		if prev.Type != html.TextNode {
			return sure
		}
		label := strings.TrimRight(text, " \n\t")
		last := label[len(label)-1]
		return sure && len(label) <= joint.LongLabel || strings.IndexByte("?!:", last) >= 0 ||
			len(label) == len(text) && joint.IsLetter(last) && n.PrevSibling == prev
	case next != nil && prev.Type == html.TextNode: // a count and its label
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(dom.FirstText(next), " \n\t"))
		count := strings.TrimRight(prev.Data, " \n\t")
		return sure && unicode.IsUpper(first) && words.IsDigit(count[len(count)-1])
	case next == nil:
		return sure || n.DataAtom != atom.Span && n.Parent.DataAtom == atom.Td
	}
	return false
}

// beginsLabel reports a text that begins as labels and names do: with a capital letter or a
// figure, maybe behind a full stop or a picture.
func beginsLabel(s string) bool {
	s = strings.TrimPrefix(s, ".")
	first, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsSymbol(first) && first >= 0x2600 && size < len(s)
}

// besideIcons returns the next sibling of n, or the one before it, with something in
// it, beyond those of its name that hold icons too.
func besideIcons(n *html.Node, ahead bool) *html.Node {
	const most = 12
	c := n
	for range most {
		if ahead {
			c = c.NextSibling
		} else {
			c = c.PrevSibling
		}
		switch {
		case c == nil:
			return nil
		case c.Type == html.TextNode && element.Blank(c.Data), c.Type == html.CommentNode:
		case c.Type == html.ElementNode && c.Data == n.Data && LigatureOf(c) != NoLigature:
		default:
			return c
		}
	}
	return c
}

// SignOf returns the sign of an icon that answers yes or no, or says what is good and what is
// not; "" for other icons.
func SignOf(name string) string { return iconSigns[name] }

var iconSigns = map[string]string{
	"thumb_up": "👍", "thumb_up_alt": "👍", "thumb_up_off_alt": "👍", "thumb_down": "👎", "thumb_down_alt": "👎", "thumb_down_off_alt": "👎",
	"check": "✓", "done": "✓", "check_circle": "✓", "check_circle_outline": "✓", "check_box": "✓", "task_alt": "✓", "done_all": "✓", "done_outline": "✓", "check_small": "✓",
	"close": "✗", "clear": "✗", "cancel": "✗", "highlight_off": "✗", "close_small": "✗", "disabled_by_default": "✗",
}

// IsIconWord reports the name of an icon that no label begins or ends with in small letters.
func IsIconWord(word string) bool { return iconWords[word] }

// MayBeIconWord reports the name of an icon, which a label may begin or end with too.
func MayBeIconWord(word string) bool { return iconWords[word] || labelWords[word] }

var iconWords = setOf(`check close star add remove done clear cancel info help home search menu schedule visibility favorite bookmark
	lightbulb verified warning error launch bolt grade download upload edit recommend east west lens expand apps`)

var labelWords = setOf(`palette work storage speed layers group groups people person extension link insights language public code label sell tag event comment forum share
	update history build settings terminal cloud timer lock security payments school science psychology support translate send reply west north south
	adjust circle block flag flash key list notes folder image inventory analytics dashboard devices dns hub memory router stars rocket savings shield tune web widgets`)

// iconNames are the names of two words and more that icon fonts have, as far as they
// stand beside texts.
var iconNames = setOf(`expand_more expand_less expand_circle_down unfold_more unfold_less chevron_left chevron_right chevron_forward
	arrow_forward arrow_back arrow_upward arrow_downward arrow_right arrow_left arrow_drop_down arrow_drop_up arrow_right_alt arrow_left_alt
	arrow_forward_ios arrow_back_ios arrow_back_ios_new arrow_outward arrow_circle_right arrow_circle_up arrow_circle_down north_east south_east
	keyboard_arrow_right keyboard_arrow_left keyboard_arrow_up keyboard_arrow_down keyboard_double_arrow_right keyboard_double_arrow_down
	thumb_up thumb_down thumb_up_alt thumb_down_alt thumb_up_off_alt thumb_down_off_alt thumbs_up_down thumb_up_filled
	check_circle check_circle_outline check_circle_filled check_box check_box_outline_blank check_small close_small task_alt done_all done_outline
	add_circle add_circle_outline add_box add_comment add_task remove_circle remove_circle_outline do_not_disturb_on do_not_disturb highlight_off
	not_interested cancel_presentation disabled_by_default indeterminate_check_box
	star_border star_half star_outline star_rate star_purple500 stars_outline grade_outlined open_in_new open_in_full more_vert more_horiz
	person_add person_outline people_outline people_alt group_add groups_2 account_circle account_box face_retouching supervisor_account
	access_time access_time_filled calendar_today calendar_month date_range event_available event_note edit_calendar watch_later hourglass_empty hourglass_top
	content_copy file_copy content_paste cloud_download file_download cloud_upload file_upload
	favorite_border bookmark_border bookmark_add bookmark_added chat_bubble chat_bubble_outline question_answer question_mark mode_comment insert_comment rate_review
	format_quote format_list_bulleted format_list_numbered first_page last_page navigate_next navigate_before play_arrow play_circle play_circle_outline
	trending_up trending_down trending_flat error_outline warning_amber help_outline help_center info_outline lightbulb_outline lightbulb_circle tips_and_updates
	verified_user remove_red_eye visibility_off fork_right fork_left call_split call_merge account_tree rocket_launch attach_money price_check
	monetization_on local_offer emoji_events emoji_objects military_tech workspace_premium new_releases auto_awesome local_fire_department flash_on flash_off
	fiber_manual_record radio_button_unchecked radio_button_checked drag_indicator drag_handle menu_book menu_open library_books library_add shopping_cart bug_report build_circle
	compare_arrows swap_horiz swap_vert sync_alt zoom_in zoom_out filter_list filter_alt sort_by_alpha view_list view_module data_object integration_instructions
	ios_share share_reviews link_off notifications_none subdirectory_arrow_right last_update vertical_align_top`)

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}
