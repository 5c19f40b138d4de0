package org.wheelhouse.core.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A UEFI firmware in flash memory, as a descriptor tells of it. Immutable.
 *
 * @param name        of the descriptor's file, by which firmwares have their order
 * @param description for a person
 * @param code        what is executed
 * @param codeFormat  of that
 * @param variables   what a machine's variables begin as; empty where the firmware keeps none
 * @param targets     the machines that it is for
 * @param features    for example {@code secure-boot}, {@code enrolled-keys}, {@code requires-smm}
 */
public record FirmwareDescriptor(String name, String description, Path code, String codeFormat,
		Optional<Template> variables, List<Target> targets, Set<String> features) {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** What variables begin as. */
	public record Template(Path file, String format) {}

	/**
	 * Some machines.
	 *
	 * @param architecture as QEMU's programs are called
	 * @param machines     globs of machine types with their versions
	 */
	public record Target(String architecture, List<String> machines) {

		public Target {
			machines = List.copyOf(machines);
		}
	}

	public FirmwareDescriptor {
		targets = List.copyOf(targets);
		features = Set.copyOf(features);
	}

	/** Reads one; empty for what is no descriptor, and for a firmware that is not UEFI or not in flash memory. */
	static Optional<FirmwareDescriptor> parse(String name, byte[] text) {
		try {
			var told = JSON.readTree(text);
			return told.isObject() && strings(told.path("interface-types")).contains("uefi")
					&& told.path("mapping").path("device").asText().equals("flash")
					&& told.path("mapping").path("executable").path("filename").asText().startsWith("/")
							? Optional.of(of(name, told))
							: Optional.empty();
		} catch (IOException _) {
			return Optional.empty();
		}
	}

	private static FirmwareDescriptor of(String name, JsonNode told) {
		var mapping = told.path("mapping");
		var code = mapping.path("executable");
		var template = mapping.path("nvram-template");
		var targets = new ArrayList<Target>();
		told.path("targets").forEach(target -> targets
				.add(new Target(target.path("architecture").asText(), strings(target.path("machines")))));
		return new FirmwareDescriptor(name, told.path("description").asText(), Path.of(code.path("filename").asText()),
				code.path("format").asText("raw"),
				template.path("filename").asText().startsWith("/")
						? Optional.of(new Template(Path.of(template.path("filename").asText()),
								template.path("format").asText("raw")))
						: Optional.empty(),
				targets, new HashSet<>(strings(told.path("features"))));
	}

	private static List<String> strings(JsonNode array) {
		var strings = new ArrayList<String>();
		array.forEach(member -> strings.add(member.asText()));
		return strings;
	}

	/**
	 * Whether it is for a machine.
	 *
	 * @param machine its type with the version, for example {@code pc-q35-7.2}: a shorter name fits nothing
	 */
	public boolean isFor(String architecture, String machine) {
		return targets.stream().filter(target -> target.architecture().equals(architecture))
				.flatMap(target -> target.machines().stream()).anyMatch(glob -> matches(glob, machine));
	}

	private static boolean matches(String glob, String machine) {
		var pattern = new StringBuilder();
		for (var c : glob.toCharArray()) {
			pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
		}
		return Pattern.matches(pattern.toString(), machine);
	}

	/** Whether it starts signed systems only. */
	public boolean isSecure() {
		return features.contains("secure-boot");
	}

	/** Whether it knows from the beginning whose signatures count. */
	public boolean hasKeys() {
		return features.contains("enrolled-keys");
	}

	/** Whether it hangs on a machine without system management mode. */
	public boolean needsSmm() {
		return features.contains("requires-smm");
	}
}
