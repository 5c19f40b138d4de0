import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks the QEMU behind a monitor what the workbench asks of a machine, and writes each question with the answer in a line of its
 * own. Of the schema only the names of commands and of their arguments are written, of the objects only what leads to the devices
 * on PCI buses. {@code java Record.java SOCKET FILE}
 */
final class Record {

	private static final List<String> QUESTIONS = List.of("query-version", "query-name", "query-uuid", "query-status",
			"query-kvm", "query-target", "query-cpus", "query-cpus-fast", "query-memory-size-summary", "query-balloon",
			"query-block", "query-blockstats", "query-block-jobs", "query-jobs", "query-named-block-nodes", "query-pci",
			"query-vnc", "query-spice", "query-mice", "query-chardev", "query-migrate", "query-migrate-parameters",
			"query-migrate-capabilities", "query-hotpluggable-cpus", "query-memory-devices", "query-acpi-ospm-status");
	private static final List<String> KINDS = List.of("pci-host-bridge", "PCI", "base-pci-bridge", "pci-device",
			"pci-express-device", "conventional-pci-device");
	/** Of devices and of buses, as far as they have them. */
	private static final List<String> PROPERTIES = List.of("type", "addr", "hotpluggable", "hotplugged", "hotplug",
			"hotplug-handler", "acpi-pcihp-bsel", "chardev", "multifunction");

	private final BufferedReader in;
	private final BufferedWriter out;
	private final LinkedHashMap<String, String> lines = new LinkedHashMap<>();

	private Record(SocketChannel monitor) throws IOException {
		in = new BufferedReader(Channels.newReader(monitor, StandardCharsets.UTF_8));
		out = new BufferedWriter(Channels.newWriter(monitor, StandardCharsets.UTF_8));
	}

	public static void main(String[] arguments) throws IOException {
		try (var monitor = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
			var record = new Record(monitor);
			record.all();
			Files.write(Path.of(arguments[1]), record.lines.entrySet().stream()
					.map(line -> "{\"request\":" + line.getKey() + ",\"response\":" + line.getValue() + "}").toList());
		}
	}

	private void all() throws IOException {
		lines.put("\"greeting\"", in.readLine());
		ask("qmp_capabilities", "");
		lines.remove("{\"execute\":\"qmp_capabilities\"}");
		var schema = vocabulary((List<?>) member(Json.parse(ask("query-qmp-schema", "")), "return"));
		lines.remove("{\"execute\":\"query-qmp-schema\"}");
		lines.put("\"vocabulary\"", schema);
		for (var question : QUESTIONS) {
			ask(question, "");
		}
		ask("query-named-block-nodes", "\"flat\":true");
		for (var kind : KINDS) {
			types(kind);
		}
		types("bus");
		types("device");
		types("cpu");
		property("/machine", "type");
		property("/machine", "memory");
		for (var place : List.of("/machine", "/machine/unattached", "/machine/peripheral", "/machine/peripheral-anon")) {
			for (var child : children(place)) {
				object(place + "/" + child);
			}
		}
	}

	/** An object that is no device has nothing of what is asked, which makes it short. */
	private void object(String path) throws IOException {
		var names = names(path);
		if (path.contains("[") && names.stream().noneMatch(PROPERTIES.subList(1, PROPERTIES.size())::contains)
				&& !path.contains("device[")) {
			lines.remove(list(path));
			return;
		}
		for (var property : PROPERTIES) {
			if (names.contains(property)) {
				property(path, property);
			}
		}
		for (var name : names) {
			if (name.startsWith("child[")) {
				property(path, name);
			}
		}
		for (var child : children(path)) {
			// Buses, and memory that is called as they are.
			if (!child.contains("[")) {
				object(path + "/" + child);
			}
		}
	}

	private static String list(String path) {
		return "{\"execute\":\"qom-list\",\"arguments\":{\"path\":\"" + path + "\"}}";
	}

	private List<String> names(String path) throws IOException {
		return listed(path).stream().map(property -> String.valueOf(member(property, "name"))).toList();
	}

	private List<String> children(String path) throws IOException {
		return listed(path).stream().filter(property -> String.valueOf(member(property, "type")).startsWith("child<"))
				.filter(property -> !String.valueOf(member(property, "type")).matches("child<(memory-region|irq)>"))
				.map(property -> String.valueOf(member(property, "name"))).toList();
	}

	private List<?> listed(String path) throws IOException {
		var request = list(path);
		if (!lines.containsKey(request)) {
			var answer = ask("qom-list", "\"path\":\"" + path + "\"");
			var kept = ((List<?>) member(Json.parse(answer), "return")).stream().filter(Record::matters)
					.map(property -> "{\"name\":\"" + member(property, "name") + "\",\"type\":\""
							+ member(property, "type") + "\"}")
					.collect(Collectors.joining(",", "{\"return\":[", "]}"));
			lines.put(request, kept);
		}
		return (List<?>) member(Json.parse(lines.get(request)), "return");
	}

	/** Of memory, interrupts and what a CPU can do nobody wants to know. */
	private static boolean matters(Object property) {
		var type = String.valueOf(member(property, "type"));
		return PROPERTIES.contains(member(property, "name"))
				|| type.matches("(child|link)<.*>") && !type.matches("(child|link)<(memory-region|irq)>");
	}

	private void types(String kind) throws IOException {
		var answer = ask("qom-list-types", "\"implements\":\"" + kind + "\",\"abstract\":false");
		lines.put(lines.lastEntry().getKey(), ((List<?>) member(Json.parse(answer), "return")).stream()
				.map(type -> "{\"name\":\"" + member(type, "name") + "\"}")
				.collect(Collectors.joining(",", "{\"return\":[", "]}")));
	}

	private void property(String path, String name) throws IOException {
		ask("qom-get", "\"path\":\"" + path + "\",\"property\":\"" + name + "\"");
	}

	/** The answer, without the events before it. */
	private String ask(String command, String arguments) throws IOException {
		var request = "{\"execute\":\"" + command + "\""
				+ (arguments.isEmpty() ? "" : ",\"arguments\":{" + arguments + "}") + "}";
		out.write(request);
		out.newLine();
		out.flush();
		for (var line = in.readLine(); line != null; line = in.readLine()) {
			if (!line.contains("\"event\":")) {
				lines.put(request, line);
				return line;
			}
		}
		throw new IOException("QEMU has ended");
	}

	/** The names of the commands with those of their arguments. */
	private static String vocabulary(List<?> schema) {
		var objects = schema.stream().filter(type -> "object".equals(member(type, "meta-type")))
				.collect(Collectors.toMap(type -> member(type, "name"), type -> type));
		var commands = new TreeMap<String, String>();
		for (var type : schema) {
			if ("command".equals(member(type, "meta-type"))) {
				var names = new TreeSet<String>();
				arguments(objects.get(member(type, "arg-type")), objects, names);
				commands.put(String.valueOf(member(type, "name")),
						names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]")));
			}
		}
		return commands.entrySet().stream().map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
				.collect(Collectors.joining(",", "{", "}"));
	}

	private static void arguments(Object type, Map<Object, ?> objects, TreeSet<String> names) {
		((List<?>) member(type, "members")).forEach(argument -> names.add(String.valueOf(member(argument, "name"))));
		if (member(type, "variants") instanceof List<?> variants) {
			variants.forEach(variant -> arguments(objects.get(member(variant, "type")), objects, names));
		}
	}

	private static Object member(Object object, String name) {
		return ((Map<?, ?>) object).get(name);
	}

	/** As much of JSON as QEMU writes. */
	private static final class Json {

		private final String text;
		private int at;

		private Json(String text) {
			this.text = text;
		}

		static Object parse(String text) {
			return new Json(text).value();
		}

		private Object value() {
			space();
			return switch (text.charAt(at)) {
				case '{' -> object();
				case '[' -> array();
				case '"' -> string();
				default -> word();
			};
		}

		private Map<String, Object> object() {
			var members = new LinkedHashMap<String, Object>();
			at++;
			for (space(); text.charAt(at) != '}'; space()) {
				if (text.charAt(at) == ',') {
					at++;
					space();
				}
				var name = string();
				space();
				at++;
				members.put(name, value());
			}
			at++;
			return members;
		}

		private List<Object> array() {
			var elements = new ArrayList<Object>();
			at++;
			for (space(); text.charAt(at) != ']'; space()) {
				if (text.charAt(at) == ',') {
					at++;
				}
				elements.add(value());
			}
			at++;
			return elements;
		}

		private String string() {
			var begin = ++at;
			while (text.charAt(at) != '"') {
				at += text.charAt(at) == '\\' ? 2 : 1;
			}
			return text.substring(begin, at++);
		}

		private String word() {
			var begin = at;
			while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) {
				at++;
			}
			return text.substring(begin, at);
		}

		private void space() {
			while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
				at++;
			}
		}
	}
}
