package org.wheelhouse.core.definition.check;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.core.capability.Property;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Values of keys of which QEMU tells nothing when it is asked, and that all versions since 5.2 have alike (QEMU's manual of
 * invocation); JSON that cannot be read.
 */
final class ChoiceRule implements Rule {

	private static final ObjectMapper JSON = new ObjectMapper()
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	private static final List<String> SWITCH = List.of("on", "off");
	private static final List<String> AT_ERROR = List.of("report", "ignore", "enospc", "stop");

	private static final Map<String, Map<String, List<String>>> CHOICES = Map.of(
			"drive", Map.ofEntries(
					Map.entry("if", List.of("none", "ide", "scsi", "floppy", "pflash", "mtd", "sd", "virtio", "xen")),
					Map.entry("media", List.of("disk", "cdrom")),
					Map.entry("cache", List.of("none", "writeback", "unsafe", "directsync", "writethrough")),
					Map.entry("aio", List.of("threads", "native", "io_uring")),
					Map.entry("discard", List.of("ignore", "off", "unmap", "on")),
					Map.entry("detect-zeroes", List.of("off", "on", "unmap")), Map.entry("werror", AT_ERROR),
					Map.entry("rerror", List.of("report", "ignore", "stop")), Map.entry("readonly", SWITCH),
					Map.entry("read-only", SWITCH), Map.entry("snapshot", SWITCH), Map.entry("copy-on-read", SWITCH)),
			"rtc", Map.of("clock", List.of("host", "rt", "vm"), "driftfix", List.of("none", "slew")),
			"accel", Map.of("thread", List.of("single", "multi")));

	private static final Map<String, List<String>> NUMBERS = Map.of("drive", List.of("index", "bus", "unit"));

	/** What a serial port or a monitor is connected to: a kind, or a device of the computer. */
	private static final Pattern PORT = Pattern.compile(
			"(?:mon:)?(?:(?:vc|pty|none|null|stdio|con|msmouse|wctablet|braille|testdev)\\b|(?:chardev|pipe|tcp|telnet|websocket|udp|unix|file):|/dev/|COM\\d|vc:).*",
			Pattern.DOTALL);

	@Override
	public void check(Reading reading, Report report) {
		reading.all("serial", "parallel", "monitor", "qmp", "debugcon")
				.filter(said -> said.value().filter(value -> !PORT.matcher(value).matches()).isPresent())
				.forEach(said -> report.error(said,
						"'" + said.value().orElse("") + "' is nothing that a -" + said.name()
								+ " can be connected to.",
						"Write for example unix:PATH,server=on,wait=off, or none."));
		for (var said : reading.said()) {
			if (said.isJson()) {
				json(said, report);
				continue;
			}
			var choices = CHOICES.getOrDefault(said.name(), Map.of());
			var numbers = NUMBERS.getOrDefault(said.name(), List.of());
			for (var key : said.keys()) {
				ValueRule.choice(key, key.name(), choices.getOrDefault(key.name(), List.of()))
						.ifPresent(complaint -> report.error(said, key, complaint, remedy(key, choices)));
				if (numbers.contains(key.name())) {
					ValueRule.complaint(key,
							new Property(key.name(), "uint32", Optional.empty(), Optional.empty(),
									List.of()))
							.ifPresent(complaint -> report.error(said, key, complaint, ValueRule.REMEDY));
				}
			}
		}
	}

	private static String remedy(Key key, Map<String, List<String>> choices) {
		return Near.question(key.value(), choices.getOrDefault(key.name(), List.of())) + ValueRule.REMEDY;
	}

	private static void json(Said said, Report report) {
		try {
			JSON.readTree(said.value().orElse(""));
		} catch (IOException e) {
			var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
			report.error(said, "The JSON of -" + said.name() + " cannot be read: " + message + ".",
					"Names and texts stand in double quotes, and the whole in single ones.");
		}
	}
}
