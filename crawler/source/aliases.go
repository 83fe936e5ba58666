package source

import (
	"github.com/stackdex/stackdex/crawler/source/metadata"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// Types of an outline.
type (
	Anchor  = outline.Anchor
	Block   = outline.Block
	Cell    = outline.Cell
	CellRef = outline.CellRef
	Data    = metadata.Data
	Field   = outline.Field
	Image   = outline.Image
	Kind    = outline.Kind
	Link    = outline.Link
	Object  = metadata.Object
	Outline = outline.Outline
	Record  = outline.Record
	Region  = outline.Region
	Run     = outline.Run
	Table   = outline.Table
)

// Kinds, regions and origins of an outline.
const (
	Aside        = outline.Aside
	Body         = outline.Body
	Button       = outline.Button
	Caption      = outline.Caption
	Code         = outline.Code
	Comments     = outline.Comments
	Definitions  = outline.Definitions
	Description  = outline.Description
	Dialog       = outline.Dialog
	Footer       = outline.Footer
	Header       = outline.Header
	Heading      = outline.Heading
	Item         = outline.Item
	Navigation   = outline.Navigation
	Paragraph    = outline.Paragraph
	Picture      = outline.Picture
	Quote        = outline.Quote
	Siblings     = outline.Siblings
	Sidebar      = outline.Sidebar
	TableCell    = outline.TableCell
	TableElement = outline.TableElement
	Term         = outline.Term
	WeakLevel    = outline.WeakLevel
)
