package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.creation.HostFolders;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.definition.DefinitionModel;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.ui.form.FormValues;

class MachineProposalsTest {

	private static final String SECRET = "Secret-0815";

	private final CompletableFuture<HostOffer> offer = new CompletableFuture<>();
	private final MachineProposals proposals = new MachineProposals(host(), offer,
			CompletableFuture.completedFuture(new HostFolders(Path.of("/home/ops"), Path.of("/m"), Path.of("/images"))),
			List::of,
			CompletableFuture.completedFuture(2222), this::ask);
	private final Set<Path> asked = new HashSet<>();

	private CompletableFuture<QemuFacts> ask(Path program) {
		asked.add(program);
		var models = List.of(new CpuModel("max", "", List.of(), false), new CpuModel("Haswell", "", List.of(), false),
				new CpuModel("EPYC", "", List.of("pcid", "avx2"), false));
		var none = QemuFacts.NONE;
		return CompletableFuture.completedFuture(new QemuFacts("7.2.22", none.machines(), Map.of("tcg", models),
				none.cpuKeys(), none.devices(), none.backends(), none.takesValue(), none.groups(), none.untold()));
	}

	/** A computer on which there is no file and no program. */
	private static Host host() {
		var files = answering(HostFiles.class, Map.of("status", _ -> Optional.of(FileStatus.NOTHING), "room",
				_ -> Optional.empty(), "list", _ -> Optional.empty(), "read", _ -> Optional.empty(), "statuses",
				paths -> ((Collection<?>) paths).stream()
						.collect(Collectors.toMap(path -> path, MachineProposalsTest::status,
								(one, _) -> one))));
		var preferences = answering(HostPreferences.class, Map.of("imageFolder", _ -> Path.of("/images")));
		return answering(Host.class, Map.of("files", _ -> files, "label", _ -> "this computer", "preferences",
				_ -> Optional.of(preferences)));
	}

	private static FileStatus status(Object path) {
		return Set.of(Path.of("/"), Path.of("/m")).contains(path)
				? new FileStatus(Kind.FOLDER, true, true, 0, Instant.EPOCH, false, "")
				: FileStatus.NOTHING;
	}

	/** By what each method is given first; what has no answer fails. */
	private static <T> T answering(Class<T> type, Map<String, Function<Object, Object>> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, given) -> {
			var answer = answers.get(method.getName());
			var first = given == null || given.length == 0 ? "" : given[0];
			return !CompletableFuture.class.equals(method.getReturnType())
					? answer == null ? null : answer.apply(first)
					: answer == null
							? CompletableFuture.failedFuture(new IllegalStateException(method.getName()))
							: CompletableFuture.completedFuture(answer.apply(first));
		}));
	}

	static Stream<String> names() {
		return Stream.of("a b", "a,b", "it's \"so\"", "Größe", "🦊 fox", "x".repeat(200), ";$(touch x)", "a=b", "-S",
				"../up",
				"a/b");
	}

	@Test
	void imagesAreChosenFromTheFolderThatIsSetForThem() {
		assertEquals("/images", proposals.choices().images());
	}

	@ParameterizedTest
	@MethodSource("names")
	void eachNameStandsInTheDefinitionAsItWasTyped(String name) throws Exception {
		var text = proposals.definition(values(Map.of(Entry.NAME, name)));
		assertEquals(name, new DefinitionModel().read(text, "none").getName());
	}

	@Test
	void theWholeDefinitionIsThereBeforeAnythingIsKnownButNothingCanBeMade() {
		var proposal = proposals.propose(values(Map.of(Entry.NAME, "new")));
		assertTrue(proposal.definition().contains("-name new"));
		assertTrue(proposal.until().isPresent());
		assertTrue(proposal.making().isEmpty());
	}

	@Test
	void whatIsMissingStandsAtItsField() {
		offer.complete(HostOffer.UNKNOWN);
		assertEquals(List.of(Entry.DISC), missing(Map.of(Entry.SOURCE, "installer")));
		assertEquals(List.of(Entry.IMAGE), missing(Map.of(Entry.SOURCE, "disk")));
		assertEquals(List.of(Entry.CLOUD, Entry.USER, Entry.KEY), missing(Map.of(Entry.SOURCE, "cloud")));
		assertEquals(List.of(Entry.KERNEL), missing(Map.of(Entry.SOURCE, "kernel")));
		assertEquals(List.of(), missing(Map.of(Entry.SOURCE, "empty")));
		assertEquals(List.of(Entry.NAME, Entry.CPUS, Entry.MEMORY, Entry.DISK_SIZE),
				missing(Map.of(Entry.SOURCE, "empty", Entry.NAME, " ", Entry.CPUS, "many", Entry.MEMORY, "a lot",
						Entry.DISK, "0", Entry.DISK_SIZE, "1 GB")));
		assertEquals(List.of(Entry.SSH_PORT), missing(Map.of(Entry.SOURCE, "empty", Entry.SSH_PORT, "22222222222")));
	}

	/** Asking takes seconds: not before somebody wants to choose. */
	@Test
	void aQemuIsAskedWhatItCanWhenMoreIsLookedAt() {
		var first = Path.of("/usr/bin/qemu-system-x86_64");
		var second = Path.of("/opt/bin/qemu-system-x86_64");
		offer.complete(new HostOffer("this computer", true,
				new HostProfile(List.of(new Binary(first, "7.2.22", "x86_64"), new Binary(second, "10.0.13", "x86_64"),
						new Binary(Path.of("/usr/bin/qemu-system-arm"), "7.2.22", "arm")),
						new AcceleratorChoice("tcg", "")),
				HostOffer.UNKNOWN.firmware(), new HostResources(2, 8L << 30, 4L << 30), false, QemuFacts.NONE));
		proposals.propose(values(Map.of(Entry.NAME, "new")));
		assertEquals(Set.of(), asked);
		assertEquals(List.of(first + ", 7.2.22", second + ", 10.0.13"), proposals.choices().programs());
		var proposal = proposals.propose(values(Map.of(Entry.MORE, "true", Entry.PROGRAM, "1", Entry.PROCESSOR,
				"EPYC")));
		assertEquals(Set.of(second), asked);
		assertTrue(proposal.definition().contains("exec " + second + " "), proposal.definition());
		assertTrue(proposal.definition().contains("-cpu EPYC "), proposal.definition());
		assertEquals(List.of("max", "Haswell"), proposals.choices().processors());
		assertEquals("without pcid, avx2, which this computer does not have",
				proposal.said().get(Entry.PROCESSOR).words());
		assertEquals("QEMU 10.0.13 \u00b7 tcg", proposal.said().get(Entry.HOST).words());
		assertEquals("QEMU 7.2.22 has no processor model Z80 here. Choose one of those that are listed.",
				proposals.propose(values(Map.of(Entry.MORE, "true", Entry.PROCESSOR, "Z80"))).problems()
						.get(Entry.PROCESSOR));
	}

	@Test
	void anImageThatIsNotThereIsToldAtItsField() {
		offer.complete(HostOffer.UNKNOWN);
		var entered = values(Map.of(Entry.SOURCE, "disk", Entry.IMAGE, "/no/such, \"image\".qcow2"));
		proposals.propose(entered).until().ifPresent(CompletableFuture::join);
		var proposal = proposals.propose(entered);
		assertEquals("There is no file /no/such, \"image\".qcow2. Choose one that is there.",
				proposal.problems().get(Entry.IMAGE));
		assertTrue(proposal.making().isEmpty());
	}

	private List<Entry> missing(Map<Entry, String> entered) {
		return List.copyOf(proposals.propose(values(entered)).problems().keySet());
	}

	@Test
	void whatNobodyHasTypedFollowsFromTheFile() {
		offer.complete(HostOffer.UNKNOWN);
		var suggested = proposals.propose(values(Map.of(Entry.SOURCE, "installer", Entry.DISC, "/iso/debian-12.iso")))
				.suggested();
		assertEquals("debian-12", suggested.get(Entry.NAME));
		assertEquals("2222", suggested.get(Entry.SSH_PORT));
		assertEquals("20 GiB", suggested.get(Entry.DISK_SIZE));
		assertEquals("/m", suggested.get(Entry.FOLDER));
	}

	@Test
	void aPasswordStandsNowhere() {
		offer.complete(HostOffer.UNKNOWN);
		var proposal = proposals
				.propose(values(Map.of(Entry.SOURCE, "cloud", Entry.CLOUD, "/c.qcow2", Entry.USER, "ops",
						Entry.PASSWORD, SECRET)));
		assertFalse(proposal.toString().contains(SECRET));
		assertFalse(proposal.definition().contains(SECRET));
	}

	private static FormValues values(Map<Entry, String> entered) {
		Map<Entry, String> all = new EnumMap<>(Entry.class);
		for (var entry : Entry.values()) {
			all.put(entry, switch (entry) {
				case SOURCE -> "empty";
				case NAME -> "new";
				case USE, PRESET, HOST, PROGRAM, NETWORK, DISPLAY, GRAPHICS, FIRMWARE, SOUND -> "0";
				case PROCESSOR -> "max";
				case MORE -> "false";
				case DISK -> "2";
				case CPUS -> "1";
				case MEMORY -> "1 GiB";
				case TPM -> "false";
				default -> "";
			});
		}
		all.putAll(entered);
		var texts = new HashMap<String, String>();
		all.forEach((entry, text) -> texts.put(entry.id(), text));
		return new FormValues(texts);
	}
}
