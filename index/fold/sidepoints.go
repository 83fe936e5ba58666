package fold

import (
	"slices"

	"github.com/stackdex/stackdex/index"
)

// pointsASide is how many pros, and how many cons, of a tool stand in a comparison.
const pointsASide = 5

// sidePoints are the pros and cons of tools' documents, in the order of ids.
func sidePoints(ids []string, tools []*index.Tool, s *renumbered) (list []index.SidePoints) {
	for _, id := range ids {
		at := slices.IndexFunc(tools, func(t *index.Tool) bool { return t.ID == id })
		if at < 0 || len(tools[at].Pros)+len(tools[at].Cons) == 0 {
			continue
		}
		t := tools[at]
		list = append(list, index.SidePoints{
			Tool: id, Pros: s.points(t, t.Pros), ProsTotal: t.ProsTotal, Cons: s.points(t, t.Cons), ConsTotal: t.ConsTotal,
		})
	}
	return list
}

// points are the first points of a document with their sources numbered anew.
func (s *renumbered) points(t *index.Tool, points []index.Point) []index.Point {
	list := make([]index.Point, min(len(points), pointsASide))
	for i := range list {
		list[i] = points[i]
		list[i].Src = s.cite(t, points[i].Src)
	}
	return list
}
