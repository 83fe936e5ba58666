package ask

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// language is what another language calls categories and asks for. Names of tools are the
// same in all, so a question whose other words are known can be read as an English one.
type language struct {
	phrases   map[string]string // they belong to no other language; folded
	particles map[string]string // words that may mean something else in a text without phrases
}

var languages = []language{german, spanish, french}

// inEnglish replaces what another language calls things, if the words are of one that is known.
func inEnglish(words []string) []string {
	best, most := words, 0
	for _, l := range languages {
		if replaced, known := l.replace(words); known > most {
			best, most = replaced, known
		}
	}
	return best
}

// maxPhrase is how many words a phrase of a language has.
const maxPhrase = 5

// replace returns the words in English, and how many of them are of phrases.
func (l language) replace(words []string) (replaced []string, known int) {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = withoutAccents(w)
	}
	for at := 0; at < len(words); {
		n := min(maxPhrase, len(words)-at)
		for n > 0 && l.phrases[strings.Join(folded[at:at+n], " ")] == "" {
			n--
		}
		english, particle := l.particles[folded[at]]
		switch {
		case n > 0:
			replaced = append(replaced, strings.Fields(l.phrases[strings.Join(folded[at:at+n], " ")])...)
			known += n
		case particle:
			replaced, n = append(replaced, strings.Fields(english)...), 1
		default:
			replaced, n = append(replaced, words[at]), 1
		}
		at += n
	}
	return replaced, known
}

// withoutAccents folds case and accents.
func withoutAccents(w string) string {
	return string(slices.DeleteFunc([]rune(norm.NFKD.String(strings.ToLower(strings.ReplaceAll(w, "’", "'")))), func(r rune) bool { return unicode.Is(unicode.Mn, r) }))
}

// lexicon makes a table of lines "english: one, another", by what is foreign, folded; a - stands for
// words that English can do without.
func lexicon(lines string) map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		english, foreign, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for phrase := range strings.SplitSeq(foreign, ", ") {
			table[withoutAccents(phrase)] = strings.Trim(english, "-")
		}
	}
	return table
}

var german = language{
	phrases: lexicon(`
accounting: buchhaltung, buchhaltungssoftware
advantages of: vorteile von, vorteile
alternatives: alternativen
alternatives to: alternative zu, alternativen zu, alternative für, alternativen für, ersatz für
authentication: authentifizierung, anmeldung, benutzerverwaltung
best: beste, bester, bestes, besten
better than: besser als
billing: rechnungsstellung, rechnungsprogramm
cache: zwischenspeicher
comparison: vergleich
crm: kundenverwaltung
database: datenbank, datenbanken
difference between: unterschied zwischen, unterschiede zwischen
disadvantages of: nachteile von, nachteile
ecommerce: onlineshop, webshop, shopsystem
except: außer
fonts: schriftarten
free: kostenlos, kostenlose, kostenloser, kostenloses
game development: spieleentwicklung
image processing: bildbearbeitung, bildverarbeitung
instead of: anstatt, anstelle von, statt
library: bibliothek, bibliotheken
license: lizenz
load testing: lasttest, lasttests
machine learning: maschinelles lernen
message queue: nachrichtenwarteschlange, warteschlange
monitoring: überwachung
note taking: notizen, notizapp, notiz-app
open source: quelloffen, quelloffene, quelloffenes
operating system: betriebssystem, betriebssysteme
or: oder
password manager: passwortmanager, passwortverwaltung, kennwortverwaltung
payment services: zahlungsdienste, zahlungsanbieter, zahlungsabwicklung
programming language: programmiersprache, programmiersprachen
project management: projektmanagement, projektverwaltung
pros and cons of: vor- und nachteile von, vor- und nachteile
scheduling: terminplanung
search engine: suchmaschine, suchmaschinen
similar to: ähnlich wie
spreadsheets online: tabellenkalkulation
survey: umfragen, umfrage
text editor: texteditor, texteditoren
time tracking: zeiterfassung
tool: werkzeug, werkzeuge
translation: übersetzung
unit testing: komponententests
version control: versionsverwaltung, versionskontrolle
video conferencing: videokonferenz, videokonferenzen
web server: webserver
what is: was ist
which companies use: welche firmen nutzen, welche firmen benutzen, welche firmen verwenden
who uses: wer nutzt, wer benutzt, wer verwendet
without: ohne
written in: geschrieben in
`),
	particles: lexicon(`
and: und
for: für
of: von
to: zu
with: mit
-: ein, eine, einen, einem, einer, der, die, das, den, dem, gute, guter, gutes
`),
}

var spanish = language{
	phrases: lexicon(`
accounting: contabilidad
advantages of: ventajas de
alternatives: alternativas
alternatives to: alternativa a, alternativas a, alternativa para, alternativas para
authentication: autenticación
best: mejor, mejores
better than: mejor que
billing: facturación
cloud storage: almacenamiento en la nube
comparison: comparación, comparativa
continuous integration: integración continua
database: base de datos, bases de datos
difference between: diferencia entre, diferencias entre
disadvantages of: desventajas de
ecommerce: comercio electrónico, tienda online, tienda en línea
electronic signature: firma electrónica
free: gratis, gratuito, gratuita, gratuitos, gratuitas
game development: desarrollo de juegos, desarrollo de videojuegos
instead of: en lugar de, en vez de
library: biblioteca, bibliotecas
license: licencia
load testing: pruebas de carga
machine learning: aprendizaje automático
message queue: cola de mensajes, colas de mensajes
monitoring: monitoreo, monitorización
note taking: notas, aplicación de notas, aplicaciones de notas
open source: código abierto, de código abierto
operating system: sistema operativo, sistemas operativos
password manager: gestor de contraseñas, gestores de contraseñas
payment gateway: pasarela de pago, pasarelas de pago
replace: reemplazar, sustituir
programming language: lenguaje de programación, lenguajes de programación
project management: gestión de proyectos
pros and cons of: ventajas y desventajas de
search engine: motor de búsqueda, motores de búsqueda, buscador, buscadores
similar to: parecido a, parecida a
spreadsheets online: hoja de cálculo, hojas de cálculo
survey: encuesta, encuestas
text editor: editor de texto, editores de texto
time tracking: control de tiempo, seguimiento de tiempo
tool: herramienta, herramientas
translation: traducción
unit testing: pruebas unitarias
version control: control de versiones
video conferencing: videoconferencia, videoconferencias
web hosting: alojamiento web
web server: servidor web, servidores web
what is: qué es
who uses: quién usa, quién utiliza
written in: escrito en, escrita en
`),
	particles: lexicon(`
and: y
for: para
in: en
of: de
or: o
with: con
without: sin
-: un, una, el, la, los, las, del
`),
}

var french = language{
	phrases: lexicon(`
accounting: comptabilité
advantages of: avantages de
alternatives to: alternative à, alternatives à, alternative au, alternatives au
authentication: authentification
best: meilleur, meilleure, meilleurs, meilleures
better than: mieux que
billing: facturation
cloud storage: stockage cloud, stockage en ligne
comparison: comparaison, comparatif
continuous integration: intégration continue
database: base de données, bases de données
difference between: différence entre, différences entre
disadvantages of: inconvénients de
ecommerce: commerce électronique, boutique en ligne
electronic signature: signature électronique
free: gratuit, gratuite, gratuits, gratuites
game engine: moteur de jeu, moteurs de jeu
instead of: au lieu de, à la place de
library: bibliothèque, bibliothèques
load testing: tests de charge
machine learning: apprentissage automatique
message queue: file de messages, files de messages, file d'attente, files d'attente
note taking: prise de notes
operating system: système d'exploitation, systèmes d'exploitation
password manager: gestionnaire de mots de passe, gestionnaires de mots de passe
payment gateway: passerelle de paiement, paiement en ligne
replace: remplacer
programming language: langage de programmation, langages de programmation
project management: gestion de projet, gestion de projets
pros and cons of: avantages et inconvénients de
search engine: moteur de recherche, moteurs de recherche
software: logiciel, logiciels
spreadsheets online: tableur, tableurs
survey: sondage, sondages
text editor: éditeur de texte, éditeurs de texte
time tracking: suivi du temps
tool: outil, outils
translation: traduction
unit testing: tests unitaires
version control: gestion de versions, contrôle de version
video conferencing: visioconférence, vidéoconférence
web hosting: hébergement web
web server: serveur web, serveurs web
what is: qu'est-ce que, c'est quoi, qu'est ce que
who uses: qui utilise
written in: écrit en, écrite en
`),
	particles: lexicon(`
and: et
for: pour
in: en
of: de, du, des
or: ou
with: avec
without: sans
-: un, une, le, la, les
`),
}
