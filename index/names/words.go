package names

import "strings"

// set makes a set of words.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// hardWords are names that are everyday words, or too short: in prose only
// what stands next to them settles them.
var hardWords = set(`
ably abstract access ada agora alembic alexa alfred alt altair amber amplify amplitude ant anvil apex apollo arch argo ariadne arrow artillery asana
astro athena atom aura aurora badger ballerina bamboo base basecamp basic beam beanstalk beats bevy black blade blaze blender blitz blockchain
bluebird blueprint bottle boundary bourbon bower box brackets branch brave brunch bubble buck buddy buffalo buffer builder bull c caddy cadence caffe
camel camping carbon cargo catalyst chai chi chroma claude clerk clever cobra coda compass component compose composer conan concourse conda conductor
confluence connexion consul convex copilot couch counter cowboy craft crisp crow crystal cuba cube cucumber cue curl cursor d dagger dagster dancer
dapper dash day delphi derby detox diesel discord doctrine dojo dolt draft dragonfly drift drill drone dropzone druid echo eclipse ecto edge effector
elm eloquent emmett emotion ent envoy enzyme espresso eve excel express fabric falcon fauna fedora fiber filament firebird fish flow flux forever fork
forth foundation fresh fuse gather gatling gauge gemini gherkin ghost giraffe gleam glide glitch go google gotham grape graphene grunt gulp hack
handlebars harbor hardhat harvest hatch haystack heap heat helix hex hive hono horizon hotwire hub hudson hug hugo hyper hypothesis iceberg ignite
impala inertia inferno insight insomnia intercom iris iron ivy jaeger jasmine jax just karate karma keen kestrel kind kite kong kudu leaflet lens less
lift lighthouse line linear liquid lisp lit litmus loco locust loki looker loom loop lotus lucky luigi luxon make mango martini marvel medium medusa
mercury meson micro middleman mint miro mode mojo moment monday monit mono morgan mosquitto move mule mustache nancy nano neo neon newman nim ninja
node nomad nose notion oak ocelot octave october optimize orleans ory outlook packer pants parcel parse pascal passenger passport paw payload pelican
percy perfect pest phoenix pillow pino pinot pip play plug poem poetry polka polly popper postman prefect presto propel prototype pug puma pure pusher
pyramid q r rack racket railway rake ramda ray realm reason recoil red redwood reflex relay remix render requests resend rest revel rider ring riot
rocket roda rollup rome ruff rush safari sails salt sanic sanity sas sass scheme scratch seed segment semaphore sequel serverless shelf shell shiny
shortcut signal simple skeleton sketch skylight slate slick slim snow snowflake spanner spark sphinx spiral split spock spring spyder square squid
stack stacker stage stata stencil stimulus stitch storm strawberry stream studio stylus sublime supervisor surge swagger swift swing swiper tape teams
tempo temporal thanos thin tide tilt titan toggl torch tornado tower tox transformers truffle turbo twig underscore undertow unicorn v vagrant vapor
varnish vector vespa victory viper volta warp wave waypoint weka wercker windows winston wix word zap zed zig zola zoom
`)

// softWords are names that are words too, but rarely in prose about software:
// with a capital, their sentence settles them.
var softWords = set(`
chef chrome dart flask gin groovy helm meteor nest next puppet quart ruby rust solid vault
`)

// properWords are words that with a capital inside a sentence hardly mean
// anything but the tool; at its beginning they are soft.
var properWords = set(`
android angular apache azure babel backbone bootstrap celery cypress elixir emacs ember graphite hibernate jest jetty julia knockout koa mocha oracle
perl polymer react scala sentry slack stripe tailwind tomcat unity vim yarn
`)

// plainWords are words of names of several words that prose uses as well.
var plainWords = set(`
a active an and app application as assistant at awesome base batch be better big box build by cafe climate cloud code components compute context css
data design desk do docker docs engine event font for framework free full functions go hat help home hub hubs in insights is it key live manager
material message monitor new not of old on one open or overflow play power pull pure queue read real record red request requests robot route run scout
search security semantic service share shell simple site source spring stack static step story studio sublime test testing text the time to two unit
use value visual we web with
`)

// cueNouns settle a capitalised name right before them.
var cueNouns = set(`
framework frameworks language lang library libraries microframework microframeworks orm compiler runtime developers developer programmers
programmer programming ecosystem codebase codebases backend backends middleware syntax cli sdk api apis ide plugin plugins repo repository
`)

// cueWeak settle it too unless the name begins the sentence.
var cueWeak = set(`
code app apps application applications project projects server servers service services microservice microservices program programs
community web template templates templating module modules package packages routes router database databases tutorial docs documentation
`)

// cueIn are words that a capitalised name follows after "in" or "with".
var cueIn = set(`
written built implemented developed coded rewritten programmed programming coding programs apps services microservices build building write writing backend
develop developing
`)
