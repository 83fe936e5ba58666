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
