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
ably abstract access ada agora alembic alexa alfred alt altair amber amplify amplitude anaconda analog ant anvil apex apollo arch argo ariadne arrow
artillery asana ash assembler assembly astro athena atom aura aurora badger ballerina bamboo base basecamp basic beam beanstalk beats behave bevy
black blade blaze blender blitz blockchain bluebird blueprint bookshelf bottle boundary bourbon bower box brackets branch brave brew brunch bubble
buck buddy buffalo buffer builder bull bun c caddy cadence caffe camel camping capacitor capybara carbon cargo carthage catalyst chai chakra cheerio
chi chroma claude clerk clever cobra coda compass component compose composer conan concourse conda conductor confluence connexion consul convex
copilot couch counter cowboy craft crisp crow crystal cuba cube cucumber cue curl cursor d dagger dagster dancer daphne dapper dash day delphi derby
detox devise diesel discord doctrine dojo dolt draft dragonfly drift drill drizzle drone dropzone druid echo eclipse ecto edge effector electron elm
eloquent emmett emotion ent envoy enzyme espresso ethers eureka eve excel express fabric falcon fauna fedora fiber filament firebird fish flow flux
forever fork forth foundation fresh fuse gather gatling gauge gemini gherkin ghost ginkgo giraffe gleam glide glitch go google gorilla gotham grape
graphene grunt gulp hack handlebars harbor hardhat harvest hatch haystack heap heat helix hertz hex hive honeycomb hono horizon hotwire hub hudson hug
hugo husky hyper hypothesis iceberg idris ignite impala inertia inferno insight insomnia intercom iris iron istanbul ivy jade jaeger jasmine jax
jersey just karate karma keen kestrel keystone kind kirby kite kong kratos kudu lamp lapis leaflet lens less lift lighthouse line linear liquid lisp
lit litmus loco locust loki looker loom loop lotus lucky luigi lumen luminus luxon make mako mango martini marvel mean medium medusa mercurial mercury
meson mezzanine micro middleman milligram million mimir mint miro mode mojo moment monaco monday monit mono morgan mosquitto move mule mustache nancy
nano neo neon nerves newman nexus nim ninja node nomad nose notion oak objection obsidian ocelot octave october optimize orleans ory outlook packer
pants parcel parse pascal passenger passport paw payload pedestal pelican percy perfect pest phoenix pillow pinecone pino pinot pip plausible play
plug poem poetry polars polka polly popper postman prefect presto processing prompt propel prototype pug pulsar puma puppeteer pure pusher pyramid q quasar r
rack racket railway rake ramda rasa ray reactor realm reason recoil red redwood reflex relay remix render requests resend rest retool retrofit revel
rider ring riot rocket roda rollup rome ruff rush safari sails salt salvo sanic sanity sapper sas sass scheme scratch seed segment semaphore sensu
sequel servant serverless shelf shell shiny shortcut signal simple skeleton sketch skylight slate slick slim snow snowflake soap spanner spark sphinx
spiral split spock spring spyder square squid stack stacker stage stata stellar stencil stimulus stitch storm strawberry stream studio stylus sublime
supervisor surge swagger swift swing swiper tableau tape tapestry teams tempo temporal terser testify thanos thin thrift tide tilt titan toggl torch
tornado tower tox transformers truffle turbo twig twisted umami underscore undertow unicorn unleash unreal v vagrant vapor varnish vector velocity
vespa victory viper volta vulcan vulkan wails waitress warp waterline wave waypoint weka wercker wicket windows winston wix wolfram word yeoman yup
zap zed zeppelin zig zola zoom arc bel burp eta fatfree gel helmet influx mst nyc postal
`)

// softWords are names that are words too, but rarely in prose about software:
// with a capital, their sentence settles them.
var softWords = set(`
chef chrome dart flask gin groovy helm meteor nest next puppet quart ruby rust solid vault
adonis aurelia ava axum bridgetown bunyan cordova kemal lottie maui nimrod robyn roslyn scylla
`)

// properWords are words that with a capital inside a sentence hardly mean
// anything but the tool; at its beginning they are soft.
var properWords = set(`
android angular apache azure babel backbone bootstrap celery cypress elixir emacs ember graphite hibernate jest jetty julia knockout koa mocha oracle
perl polymer react scala sentry slack stripe tailwind tomcat unity vim yarn
`)

// shortNames are names of three letters that prose writes small and that are
// no words.
var shortNames = set(`k8s aws dbt npm php css sql vue git gcp xml svn vim zsh gcc jwt nvm rxjs rvm sbt ssh ngrx pm2 iis jsx svg`)

// plainWords are words of names of several words that prose uses as well.
var plainWords = set(`
a active an and app application as assistant at awesome base batch be better big box build by cafe climate cloud code components compute context css
data design desk do docker docs engine event font for framework free full functions go hat help home join hub hubs in insights is it key live manager
material me message monitor new night not of old on one open or overflow play power pull pure queue read real record red request requests robot route run scout
search security semantic service share shell simple site source spring stack static step story studio sublime test testing text the time to two unit
use value vanilla visual watch we web with
`)

// lowWords are words that hardly mean anything but the tool if they are
// written with a capital; written small they need what settles them.
var lowWords = set(`
airflow bash boost cassandra confluent coveralls discourse expo finagle flutter gatsby gawk grails guava guzzle hogan ionic illustrator jackson java latex luau mandrill markdown
marionette marshmallow materialize maven mongoose pandas parquet perforce playwright postmark prettier prolog protractor psalm putty pylons
python rails rancher renovate selenium smalltalk snowplow solidity spinnaker storybook struts subversion superset svelte timescale wagtail yew
`)

// codeWords are names of a letter and a digit, which number cells, headings
// and keys more often than they name a tool.
var codeWords = set(`b4 c3 f3 h2 h3 k2 m2 q2 w3`)

// conceptWords are entries of the registry that prose uses for what they are
// and not as tools; only a tag means them.
var conceptWords = set(`jvm rest restapi restful soap`)

// otherNames are names that also stand for a place, a season, a person or a
// god: that they have a capital says nothing.
var otherNames = set(`
ada adonis agora alexa alfred amber anaconda apollo argo ariadne arrow ash athena atom aurora avalon black buffalo cadence camel carthage cassandra charles
aurelia ava axum bridgetown bunyan cordova gatsby godot kemal lottie robyn roslyn scylla nimrod bel chi claude claudia cuba cypress daphne derby elk eve excel faust freya gemini ginkgo gorilla hogan hudson hugo idris iris istanbul ivy jackson jade
jami jasmine java jekyll jersey juliet julia kafka karma kirby loki lotus lucky ludwig luigi maui mercury meteor mint monaco monday monit morgan
morpheus nancy october oracle orleans otto pascal percy phoenix pino portia prometheus raphael ray realm red remix riemann robyn rome safari salvo sinatra
sphinx spring stan sunday thanos titan torch travis troy unity vega venus victory viper volta vulcan winston zeppelin zola
`)

// massWords can begin a sentence without an article and mean no tool.
var massWords = set(`
beam boost carbon celery chai echo espresso excel fabric fiber flow fresh fuse gin glue heat help ice insight inertia iron java karma light line make
maple marshmallow martini mint momentum music nose oak paper pepper poetry play power processing reason rest salt sand slack slate snow soap spring steam
stripe talk tape torch unity velocity victory vision yarn
`)

// rareWords are words that are also the names of little-known tools.
var rareWords = set(`
ace administrate clang deployer fisheye gitter iterable litmus mesosphere postfix recompose selenide aha ahoy alfresco ambassador amp apiary architect atlas axon batch bit blogger brakeman broccoli bugzilla cachet cacti canvas
castle cesium chalice charles chromium cilium clair claudia cockpit crucible dat doodle doppler drip element eucalyptus faust fiddler fission
flurry fly forestry framer front ganglia gauges greenhouse grid groove gun gusto gym habitat haiku hangouts helios hound hue ios jami lever lob
ludwig magic mantis marathon markup material maze mollie morpheus nova ora origami otto pachyderm pact paddle pantheon patterns periscope photon
phrase pig pipelines pkg plaid pocket portia postal postscript principle prism prophet quip raphael refit release ribs riemann rook sage sap
schedule scout section showdown skype snort spree stan stoplight streak superhuman tables task telegram things try twill vi weave workday 
yammer yoga zappa zephyr
`)

// techWords are parts of names that are no words of the language.
var techWords = set(`js sql db api net ui ml css lang mq ql qt php io py rx dom cli cms sdk idea aws gcp k8s`)
