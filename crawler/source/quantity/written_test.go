package quantity

import "testing"

// TestWritten tells in which style a page in Spanish or German writes its numbers.
func TestWritten(t *testing.T) {
	for text, want := range map[string]string{
		"1,316,844 ns/op y 9,944 ns/op":              "en",
		"9,944 y 2,428 y 13,792 B/op; 348.5 y 429.7": "en",
		"9,944 ms, 2,428 ms y 13,792 ms":             "es",
		"9,944 y 2,428 y 13,792; 348.5 y 429.7; 9,5": "es",
		"1.316.844 solicitudes en 2,5 s":             "es",
		"Go 1.25 y 1.26, 9,944":                      "es",
		"1,234.5 ms":                                 "en",
		"1.234,5 ms y 1,316,844":                     "es",
		"1,2,3 pasos":                                "es",
	} {
		if got := Written(text, "es"); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := Written("9,944", "en-GB"); got != "en-GB" {
		t.Errorf("English: %s", got)
	}
}

// TestTimesToTimes reads a range of which both ends say that they are times.
func TestTimesToTimes(t *testing.T) {
	for text, want := range map[string][2]float64{"roughly 4x to 30x faster": {4, 30}, "2x-5x": {2, 5}, "3× to 5× slower": {3, 5}} {
		list := Find(text, "en")
		if len(list) != 1 || !list[0].Range || list[0].Low != want[0] || list[0].High != want[1] || list[0].Unit != "x" && list[0].Unit != "×" {
			t.Errorf("%s: %+v", text, list)
		}
	}
	if list := Find("from 4x to 30x", "en"); len(list) != 2 {
		t.Errorf("a change: %+v", list)
	}
}
