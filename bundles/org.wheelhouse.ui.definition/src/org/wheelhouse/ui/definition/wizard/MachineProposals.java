package org.wheelhouse.ui.definition.wizard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.creation.Extras;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.creation.Firmware;
import org.wheelhouse.core.creation.Graphics;
import org.wheelhouse.core.creation.HostFolders;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.creation.Identity;
import org.wheelhouse.core.creation.MachineCreation;
import org.wheelhouse.core.creation.Medium;
import org.wheelhouse.core.creation.NewMachine;
import org.wheelhouse.core.creation.Plan;
import org.wheelhouse.core.creation.Preset;
import org.wheelhouse.core.creation.Screen;
import org.wheelhouse.core.creation.Sound;
import org.wheelhouse.core.creation.Surroundings;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormValues;

/**
 * Plans the machine that stands in the fields on one computer. What has to be looked at for that is looked at beside, one look
 * after the other, each for what stands there then. UI thread; never blocks.
 */
final class MachineProposals implements Proposing {

	/** Stands for the hash of a password until the machine is made. */
	private static final String HASH = "$6$hash";
	private static final int KEY = 16384;
	private static final HostFolders UNKNOWN = new HostFolders(Path.of("/"), Path.of("/"), Path.of("/"));

	private final Host host;
	private final HostOffer unasked;
	private final CompletableFuture<HostOffer> offered;
	private final CompletableFuture<HostFolders> folders;
	private final Supplier<Collection<MachineSnapshot>> machines;
	private final CompletableFuture<Integer> freePort;
	private final Identity identity = Identity.fresh();
	private final Map<Path, CompletableFuture<Medium>> media = new HashMap<>();
	private final Map<Path, CompletableFuture<String>> keys = new HashMap<>();
	private final Function<Path, CompletableFuture<QemuFacts>> asking;
	private final Map<Path, CompletableFuture<QemuFacts>> facts = new HashMap<>();
	private Optional<Path> program = Optional.empty();
	private Look look = new Look(Optional.empty(), CompletableFuture.completedFuture(Surroundings.UNKNOWN));
	private Surroundings last = Surroundings.UNKNOWN;
	private Optional<Path> lastImage = Optional.empty();

	/** What is looked at, and for which machine. */
	private record Look(Optional<NewMachine> of, CompletableFuture<Surroundings> told) {}

	/**
	 * @param offered  what the computer has; never fails
	 * @param folders  for machines and images; never fails
	 * @param machines all that are known there
	 * @param freePort for ssh, 0 for none; never fails
	 * @param asking   what a QEMU can; never fails
	 */
	MachineProposals(Host host, CompletableFuture<HostOffer> offered, CompletableFuture<HostFolders> folders,
			Supplier<Collection<MachineSnapshot>> machines, CompletableFuture<Integer> freePort,
			Function<Path, CompletableFuture<QemuFacts>> asking) {
		this.host = host;
		unasked = HostOffer.UNKNOWN.of(host.label());
		this.asking = asking;
		this.offered = offered;
		this.folders = folders;
		this.machines = machines;
		this.freePort = freePort;
	}

	private HostOffer offer() {
		return offered.getNow(unasked).with(
				program.map(facts::get).map(told -> told.getNow(QemuFacts.NONE)).orElse(QemuFacts.NONE));
	}

	@Override
	public Choices choices() {
		return new Choices(List.of(Messages.Use_overlay, Messages.Use_copy, Messages.Use_use),
				words(Preset.values(), Preset::words), List.of(host.label()),
				List.of(Messages.Disk_new, Messages.Disk_image, Messages.Disk_none),
				List.of(Messages.Network_user, Messages.Network_bridge, Messages.Network_none),
				words(Screen.values(), Screen::words), words(Graphics.values(), Graphics::words),
				words(Firmware.values(), Firmware::words),
				offer().programs().stream()
						.map(binary -> NLS.bind(Messages.Program_version, binary.path(), binary.version())).toList(),
				processors(), words(Sound.values(), Sound::words), Math.max(1, offer().resources().processors()),
				Math.max(1L << 30, offer().resources().memoryBytes()), offer().resources().freeBytes(),
				folders().images().toString());
	}

	/** Of the computer's root until it has told others. */
	private HostFolders folders() {
		return folders.getNow(UNKNOWN);
	}

	private Entries entries(FormValues values) {
		return new Entries(values, folders().home());
	}

	@Override
	public HostFileChooser chooser() {
		return new HostFileChooser(host);
	}

	/** That of all, and those that run here as they are. */
	private List<String> processors() {
		var models = offer().facts().cpuModels(offer().profile().accelerator().name()).stream()
				.filter(model -> model.runs() && !model.deprecated()).map(CpuModel::name)
				.filter(name -> !name.equals(Extras.MOST)).sorted();
		return Stream.concat(Stream.of(Extras.MOST), models).toList();
	}

	private static <T> List<String> words(T[] values, Function<T, String> words) {
		return Arrays.stream(values).map(words).toList();
	}

	@Override
	public String definition(FormValues values) {
		return Plan.of(machine(entries(values), HASH), last.with(offer())).text();
	}

	@Override
	public Proposal propose(FormValues values) {
		var entries = entries(values);
		var machine = machine(entries, HASH);
		var until = look(machine, entries);
		var around = (machine.source().image().equals(lastImage) ? last : Surroundings.UNKNOWN).with(offer());
		var plan = Plan.of(machine, around);
		var told = new Told(offer(), entries, plan, around, medium(entries), until.isEmpty());
		var steps = plan.steps().stream().map(FileStep::sentence).toList();
		return new Proposal(plan.text(), steps, told.said(), told.problems(), suggested(entries, machine), until,
				until.isEmpty() && plan.isPossible()
						? Optional.of(progress -> new MachineCreation(host, machines.get())
								.create(Plan.of(machine(entries, hash(entries)), around), progress))
						: Optional.empty());
	}

	private static String hash(Entries entries) {
		return entries.password().isEmpty() ? "" : Sha512Crypt.hash(entries.password());
	}

	private NewMachine machine(Entries entries, String hash) {
		return entries.machine(folders().machines(), offered.getNow(unasked), key(entries),
				entries.password().isEmpty() ? "" : hash, identity);
	}

	/** A typed key, or that of a typed file once it has been read. */
	private String key(Entries entries) {
		return keyFile(entries).map(file -> keys.computeIfAbsent(file, this::readKey).getNow(""))
				.orElseGet(() -> entries.text(Entry.KEY));
	}

	private static Optional<Path> keyFile(Entries entries) {
		return entries.path(Entry.KEY).filter(Path::isAbsolute);
	}

	private CompletableFuture<String> readKey(Path file) {
		return host.files().read(file, 0, KEY)
				.thenApply(bytes -> bytes.map(text -> new String(text, StandardCharsets.UTF_8).strip()).orElse(""));
	}

	private Optional<Medium> medium(Entries entries) {
		return askMedium(entries).filter(CompletableFuture::isDone).map(CompletableFuture::join);
	}

	private Optional<CompletableFuture<Medium>> askMedium(Entries entries) {
		return entries.file().filter(Path::isAbsolute)
				.map(file -> media.computeIfAbsent(file, path -> Medium.of(host, path)));
	}

	/** Looks at what nobody has looked at yet; empty when all is known. */
	private Optional<CompletableFuture<?>> look(NewMachine machine, Entries entries) {
		var medium = askMedium(entries);
		var key = keyFile(entries).map(file -> keys.computeIfAbsent(file, this::readKey));
		program = offer().program(machine.extras().program()).map(Binary::path);
		var able = program.filter(_ -> entries.more()).map(path -> facts.computeIfAbsent(path, asking));
		if (offered.isDone() && look.told().isDone()) {
			last = look.told().join();
			lastImage = look.of().flatMap(of -> of.source().image());
			if (look.of().filter(of -> isSeenAlike(of, machine)).isEmpty()) {
				look = new Look(Optional.of(machine), Surroundings.look(host, offer(), machine, machines.get()));
			}
		}
		var asked = Stream
				.of(Optional.of(offered), Optional.of(folders), Optional.of(freePort), Optional.of(look.told()), medium,
						key, able)
				.flatMap(Optional::stream)
				.map(CompletableFuture.class::cast).filter(told -> !told.isDone()).toArray(CompletableFuture[]::new);
		if (asked.length > 0) {
			return Optional.of(CompletableFuture.allOf(asked));
		}
		return look.of().filter(of -> isSeenAlike(of, machine)).isPresent()
				? Optional.empty()
				: look(machine, entries);
	}

	/** Whether one look does for both. */
	private static boolean isSeenAlike(NewMachine one, NewMachine other) {
		return one.home().equals(other.home()) && one.source().equals(other.source())
				&& one.disk().equals(other.disk()) && one.network().equals(other.network())
				&& one.drivers().equals(other.drivers()) && one.extras().shared().equals(other.extras().shared());
	}

	/** What stands where nobody has typed anything. */
	private Map<Entry, String> suggested(Entries entries, NewMachine machine) {
		return new Suggestions(offer().resources(), machines.get().stream().map(known -> known.facts().name()).toList(),
				freePort.getNow(0), folders().machines()).of(entries, machine, medium(entries));
	}
}
