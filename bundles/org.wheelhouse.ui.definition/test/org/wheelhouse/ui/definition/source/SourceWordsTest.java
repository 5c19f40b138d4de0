package org.wheelhouse.ui.definition.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.capability.Backends;
import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.QemuOption;

/** Words, places, proposals and help: what the text editor makes of a definition that is being written. */
class SourceWordsTest {

	private static final Vocabulary KNOWN = new Vocabulary() {

		@Override
		public List<Term> options() {
			return Stream.of("drive", "device", "netdev").map(name -> new Term(name, "", "About " + name)).toList();
		}

		@Override
		public List<Term> firsts(String option) {
			return option.equals("device")
					? List.of(new Term("virtio-blk-pci", "PCI", ""), new Term("virtio-net-pci", "PCI", ""))
					: List.of();
		}

		@Override
		public List<Term> keys(String option, String first) {
			return first.equals("virtio-blk-pci")
					? List.of(new Term("drive", "a drive", "What is behind it."), new Term("discard", "bool", ""))
					: List.of(new Term("id", "", ""));
		}

		@Override
		public List<Term> values(String option, String first, String key) {
			return key.equals("discard") ? List.of(new Term("on", "", ""), new Term("off", "", "")) : List.of();
		}

		@Override
		public String source() {
			return "QEMU 7.2.22";
		}
	};

	private static String kinds(String text) {
		return SourceScan.of(text).stream().map(word -> word.kind() + ":" + word.text())
				.collect(Collectors.joining(" "));
	}

	@Test
	void eachWordIsKnownForWhatItIs() {
		assertEquals("COMMENT:# a 'b PROGRAM:exec PROGRAM:qemu-system-x86_64 CONTINUATION:\\ OPTION:-name VALUE:a b "
				+ "CONTINUATION:\\ OPTION:-nodefaults VALUE:disk.img OPTION:--m VALUE:-1",
				kinds("# a 'b\nexec qemu-system-x86_64 \\\n-name 'a b' \\\n -nodefaults disk.img --m -1"));
	}

	/** While a quote is being written there is one that is not closed. */
	@Test
	void whatIsNoCommandLineIsReadAllTheSame() {
		assertEquals("OPTION:-name VALUE:web\n-m 1G", kinds("-name 'web\n-m 1G"));
		assertEquals("OPTION:-m VALUE:$X OPTION:-k VALUE:|", kinds("-m $X -k |"));
	}

	private static String place(String text) {
		var at = text.indexOf('|');
		var clean = text.replace("|", "");
		var place = SourcePlace.at(clean, SourceScan.of(clean), at);
		return place.kind() + " " + place.option() + " " + place.first() + " " + place.key() + " "
				+ clean.substring(place.start(), place.end());
	}

	@Test
	void placesInAnOptionAreTold() {
		assertEquals("NAME device   device", place("-dev|ice x"));
		assertEquals("FIRST device vir vir vir", place("-device vi|r"));
		assertEquals("FIRST device   ", place("-device |"));
		assertEquals("KEY device virtio dr dr", place("-device virtio,id=a,d|r"));
		assertEquals("KEY device virtio drive drive", place("-device virtio,dr|ive=x"));
		assertEquals("VALUE device virtio drive x", place("-device virtio,drive=x|,id=a"));
		assertEquals("VALUE device virtio drive ", place("-device virtio,drive=|,id=a"));
		assertEquals("VALUE drive  file a,,b", place("-drive file=a,,|b,if=none"));
		assertEquals("VALUE drive  if no", place("-drive 'file=a b,if=no|'"));
		assertEquals("NAME    ", place("-m 1G |"));
		assertEquals("COMMENT    ", place("# -m |"));
	}

	private static List<String> proposed(String text) {
		var at = text.indexOf('|');
		var clean = text.replace("|", "");
		var options = List.of(QemuOption.of("drive", "file=a,id=root"), QemuOption.of("netdev", "user,id=net0"));
		return new Completion(KNOWN, options, folder -> folder.equals("/iso/") ? List.of("a.iso", "sub/") : List.of())
				.at(clean, at).stream()
				.map(proposal -> clean.substring(0, proposal.start()) + proposal.text()
						+ clean.substring(proposal.end()))
				.toList();
	}

	@Test
	void whatCouldFollowIsProposedInItsPlace() {
		assertEquals(List.of("-drive ", "-device "), proposed("-d|"));
		assertEquals(List.of("-m 1G -drive ", "-m 1G -device ", "-m 1G -netdev "), proposed("-m 1G |"));
		assertEquals(List.of("-device virtio-net-pci,id=a"), proposed("-device virtio-n|,id=a"));
		assertEquals(List.of("-device virtio-blk-pci,drive=", "-device virtio-blk-pci,discard="),
				proposed("-device virtio-blk-pci,d|"));
		assertEquals(List.of("-device virtio-blk-pci,drive=root"), proposed("-device virtio-blk-pci,drive=|"));
		assertEquals(List.of("-device virtio-blk-pci,discard=on", "-device virtio-blk-pci,discard=off"),
				proposed("-device virtio-blk-pci,discard=o|"));
		assertEquals(List.of("-device e1000,netdev=net0"), proposed("-device e1000,netdev=n|"));
		assertEquals(List.of("-cdrom /iso/a.iso"), proposed("-cdrom /iso/a|"));
		assertEquals(List.of("-drive file=/iso/a.iso,if=none", "-drive file=/iso/sub/,if=none"),
				proposed("-drive file=/iso/|,if=none"));
		assertEquals(List.of(), proposed("# -d|"));
	}

	@Test
	void whatIsKnownIsToldWithWhoSaysSo() {
		var text = "-device virtio-blk-pci,drive=root";
		var help = SourceHelp.at(text, text.indexOf("drive=") + 2, KNOWN).orElseThrow();
		assertEquals("drive", help.title());
		assertEquals("What is behind it.", help.text());
		assertEquals("QEMU 7.2.22", help.source());
		assertEquals("drive", SourceHelp.at(text, text.length() - 1, KNOWN).orElseThrow().title());
		assertEquals("-device", SourceHelp.at(text, 3, KNOWN).orElseThrow().title());
		assertTrue(SourceHelp.at(text, 3, Vocabulary.NONE).isEmpty());
	}

	private static Property property(String name, String... choices) {
		return new Property(name, "str", Optional.empty(), Optional.empty(), List.of(choices));
	}

	/** Keys of another format are refused by QEMU. */
	@Test
	void aDriveHasTheKeysOfItsFormatWhereverThatStands() {
		var backends = new Backends(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
				Map.of("qcow2", List.of(property("l2-cache-size"), property("discard", "ignore", "unmap")), "raw",
						List.of(property("offset"), property("discard", "ignore", "unmap")), "file",
						List.of(property("locking", "on", "off", "auto"))),
				new LinkedHashSet<>(), new LinkedHashSet<>());
		var facts = new QemuFacts("7.2.22", List.of(), Map.of(), List.of(), Map.of(), backends, Map.of(), Map.of(),
				Map.of());
		assertEquals(List.of("l2-cache-size="), proposed(facts, "-drive file=a,format=qcow2,l|"));
		assertEquals(List.of("l2-cache-size="), proposed(facts, "-drive l|,file=a,format=qcow2"));
		assertEquals(List.of(), proposed(facts, "-drive file=a,format=raw,l|"));
		assertEquals(List.of("offset="), proposed(facts, "-drive driver=raw,file=a,o|"));
		assertEquals(List.of(), proposed(facts, "-drive file=a,l|"), "which format is not said");
		assertEquals(List.of("unmap"), proposed(facts, "-drive file=a,format=raw,discard=u|"));
		assertEquals(List.of("cache="), proposed(facts, "-drive file=a,ca|"));
		assertEquals(List.of("file.locking="), proposed(facts, "-drive file.l|"));
	}

	private static List<String> proposed(QemuFacts facts, String text) {
		return new Completion(new FactsVocabulary(facts), List.of(), _ -> List.of())
				.at(text.replace("|", ""), text.indexOf('|')).stream().map(Proposal::text).toList();
	}
}
