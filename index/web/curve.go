package web

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
)

// curve is how a figure changed, drawn as a line in a box of curveWidth by
// curveHeight; without Points there is nothing to see.
type curve struct {
	Points string // of an SVG polyline
	Said   string // for those who do not see it
}

const (
	curveWidth  = 120.0
	curveHeight = 24.0
	curveMargin = 2.0
)

// curveOf draws the values that site gave on at least two days.
func curveOf(points []fold.Point, site string) curve {
	var days []float64
	var kept []fold.Point
	for _, p := range points {
		day, err := time.Parse(time.DateOnly, p.Day)
		if err != nil || p.Value == nil || p.Site != site || math.IsInf(*p.Value, 0) || math.IsNaN(*p.Value) {
			continue
		}
		if n := len(kept); n > 0 && kept[n-1].Day == p.Day {
			kept[n-1] = p
			continue
		}
		days, kept = append(days, float64(day.Unix())), append(kept, p)
	}
	if len(kept) < 2 {
		return curve{}
	}
	first, last := kept[0], kept[len(kept)-1]
	low, high := *first.Value, *first.Value
	for _, p := range kept {
		low, high = min(low, *p.Value), max(high, *p.Value)
	}
	var b strings.Builder
	for i, p := range kept {
		x := scale(days[i], days[0], days[len(days)-1], curveMargin, curveWidth-curveMargin)
		y := scale(*p.Value, low, high, curveHeight-curveMargin, curveMargin)
		fmt.Fprintf(&b, "%.1f,%.1f ", x, y)
	}
	return curve{
		Points: strings.TrimSpace(b.String()),
		Said:   fmt.Sprintf("from %s on %s to %s on %s", first.Display, first.Day, last.Display, last.Day),
	}
}

// scale maps v from one range to another; an empty range maps to the middle.
func scale(v, low, high, toLow, toHigh float64) float64 {
	if high == low {
		return (toLow + toHigh) / 2
	}
	return toLow + (v-low)/(high-low)*(toHigh-toLow)
}

// bar returns the length of a bar for v out of most, 0 to 100; nothing known
// is no bar.
func bar(v *float64, most float64) int {
	if v == nil || most <= 0 || *v <= 0 {
		return 0
	}
	return max(1, int(math.Round(min(1, *v/most)*100)))
}

// highest returns the highest value of a count that the sides are compared by;
// 0: it is no count, or only one side has it.
func highest(f index.SideFigures) float64 {
	if !fold.IsCount(f.Metric) {
		return 0
	}
	known, most := 0, 0.0
	for _, side := range f.Sides {
		if side != nil && side.Value != nil {
			known, most = known+1, max(most, *side.Value)
		}
	}
	if known < 2 {
		return 0
	}
	return most
}
