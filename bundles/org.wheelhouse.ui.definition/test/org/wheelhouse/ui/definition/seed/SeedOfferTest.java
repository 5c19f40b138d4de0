package org.wheelhouse.ui.definition.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;

class SeedOfferTest {

	private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
	private static final String REST = """
			# mine
			qemu-system-x86_64 -name web \\
			  -device virtio-balloon-pci,id=bal0
			""";
	private static final String SEEDED = REST.replace("-device", "-blockdev driver=raw,node-name=seed,read-only=on,"
			+ "file.driver=file,file.filename=seed.img \\\n  -device virtio-blk-pci,id=seed,bus=rp2,drive=seed \\\n  -device");
	private static final Optional<Path> FILE = Optional.of(Path.of("/m/web/seed.img"));

	private static SeedOffer offer(String text, boolean saved, List<LoggedEvent> events, Optional<Path> unused)
			throws CommandLineException {
		return SeedOffer.of(Optional.of(DefinitionText.parse(text)), saved, events, Optional.empty(), NOW, unused);
	}

	private static LoggedEvent event(String name, String json) {
		return new LoggedEvent(-3, NOW, "1", "web", name, "", json);
	}

	@Test
	void theSeedIsOfferedToLeaveOnceItsSystemHasShutItselfDown() throws Exception {
		var none = new SeedOffer.None();
		assertEquals(none, offer(SEEDED, true, List.of(), Optional.empty()));
		assertEquals(none, offer(SEEDED, true, List.of(event("RESET", "{\"guest\":true,\"reason\":\"guest-reset\"}"),
				event("SHUTDOWN", "{\"guest\":false,\"reason\":\"host-qmp-quit\"}")), Optional.empty()));
		assertEquals(new SeedOffer.Remove(REST), offer(SEEDED, true,
				List.of(event("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}")), Optional.empty()));
	}

	@Test
	void itsFileIsOfferedToBeDeletedWhenTheDefinitionIsSavedWithoutIt() throws Exception {
		assertEquals(new SeedOffer.None(), offer(REST, false, List.of(), FILE));
		assertEquals(new SeedOffer.None(), offer(REST, true, List.of(), Optional.empty()));
		assertEquals(new SeedOffer.Delete(FILE.get()), offer(REST, true, List.of(), FILE));
		assertEquals(new SeedOffer.None(), offer(SEEDED, true, List.of(), FILE));
	}
}
