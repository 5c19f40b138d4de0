package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.definition.wizard.Entries.DiskChoice;
import org.wheelhouse.ui.definition.wizard.Entries.NetworkChoice;
import org.wheelhouse.ui.definition.wizard.FormRow.Place;
import org.wheelhouse.ui.definition.wizard.FormRow.Tone;
import org.wheelhouse.ui.definition.wizard.Proposal.Said;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** The fields of the window, from above. Knows which of them belong to which source, and nothing of what comes of them. UI thread. */
final class MachineForm extends Composite {

	/** Of memory that is dragged. */
	private static final long STEP = 256L << 20;
	private static final int NARROW = 76;
	private static final int NORMAL = 210;
	private static final int WIDE = 320;
	private static final Map<SourceKind, Set<Entry>> OF_SOURCE = Map.of(SourceKind.INSTALLER, Set.of(Entry.DISC),
			SourceKind.DISK, Set.of(Entry.IMAGE, Entry.USE), SourceKind.CLOUD,
			Set.of(Entry.CLOUD, Entry.USER, Entry.KEY, Entry.PASSWORD, Entry.HOST_NAME), SourceKind.KERNEL,
			Set.of(Entry.KERNEL, Entry.INITRD, Entry.APPEND), SourceKind.EMPTY, Set.of());

	private static final Set<Entry> MORE = Set.of(Entry.FIRMWARE, Entry.PROCESSOR, Entry.SECOND_DISK,
			Entry.DRIVERS, Entry.TPM, Entry.SOUND, Entry.SHARED, Entry.FOLDER);
	private static final List<String> IMAGES = List.of("*.qcow2", "*.img", "*.raw", "*.vmdk", "*.vdi");

	private final FormRow.Listener listener;
	private final Supplier<HostFileChooser> chooser;
	private String images;
	private final SourceTiles sources;
	private final Map<Entry, Entered> entered = new EnumMap<>(Entry.class);
	private final Map<Entry, FileRow> files = new EnumMap<>(Entry.class);
	private final NumberRow cpus;
	private final SizeRow memory;
	private final Button moreShown;
	private final Label moreWords;
	private final Combo programs;
	private final FormRow programRow;
	private final Combo processors;
	private Map<Entry, String> usual = Map.of();

	/** Where something is entered, how it is read and how it is filled. */
	private record Entered(FormRow row, Supplier<String> read, Consumer<String> fill) {}

	/** @param chooser has files chosen */
	MachineForm(Composite parent, Choices choices, Supplier<HostFileChooser> chooser, FormRow.Listener listener) {
		super(parent, SWT.NONE);
		this.listener = listener;
		this.chooser = chooser;
		images = choices.images();
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(8, 7).applyTo(this);
		section(Messages.Form_source);
		sources = new SourceTiles(this, SourceKind.INSTALLER, () -> listener.changed(Entry.SOURCE));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(sources);
		sources(choices);
		combo(Entry.PRESET, Messages.Form_preset, choices.presets());
		section(Messages.Form_machine);
		var name = new FormRow(this, Entry.NAME, Messages.Form_name, Place.BESIDE, listener);
		text(name, Entry.NAME, name.text(Entry.NAME, "", NORMAL));
		combo(Entry.HOST, Messages.Form_host, choices.hosts());
		programRow = new FormRow(this, Entry.PROGRAM, Messages.Form_program, Place.BESIDE, listener);
		programs = combo(programRow, Entry.PROGRAM, choices.programs());
		cpus = new NumberRow(this, Entry.CPUS, Messages.Form_cpus, listener);
		entered.put(Entry.CPUS, new Entered(cpus.row(), () -> String.valueOf(cpus.number()),
				value -> cpus.put(Integer.parseInt(value))));
		memory = new SizeRow(this, Entry.MEMORY, Messages.Form_memory, STEP, listener);
		entered.put(Entry.MEMORY, new Entered(memory.row(), memory::typed, memory::show));
		section(Messages.Form_diskAndNetwork);
		diskAndNetwork(choices);
		moreShown = new Button(this, SWT.TOGGLE);
		moreWords = new Label(this, SWT.WRAP);
		processors = more(choices);
		arrange();
	}

	private void section(String words) {
		var caption = new Label(this, SWT.NONE);
		caption.setText(words);
		caption.setFont(Fonts.BOLD.font());
		ColorRole.TEXT.ink(caption);
		GridDataFactory.fillDefaults().span(2, 1).indent(0, 6).applyTo(caption);
		var line = new Label(this, SWT.SEPARATOR | SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(line);
	}

	private void sources(Choices choices) {
		file(Entry.DISC, Messages.Form_disc, Messages.Form_discHint, List.of("*.iso"));
		file(Entry.IMAGE, Messages.Form_image, Messages.Form_imageHint, IMAGES);
		radios(new FormRow(this, Entry.USE, Messages.Form_use, Place.BENEATH, listener), Entry.USE, choices.uses());
		file(Entry.CLOUD, Messages.Form_image, Messages.Form_imageHint, List.of("*.qcow2", "*.img"));
		line(Entry.USER, Messages.Form_user, "");
		line(Entry.KEY, Messages.Form_key, Messages.Form_keyHint);
		var password = new FormRow(this, Entry.PASSWORD, Messages.Form_password, Place.BESIDE, listener);
		text(password, Entry.PASSWORD, password.secret(Entry.PASSWORD, Messages.Form_passwordHint, NORMAL));
		var host = new FormRow(this, Entry.HOST_NAME, Messages.Form_hostName, Place.BESIDE, listener);
		text(host, Entry.HOST_NAME, host.text(Entry.HOST_NAME, "", NORMAL));
		file(Entry.KERNEL, Messages.Form_kernel, Messages.Form_kernelHint, List.of("vmlinuz*", "bzImage*"));
		file(Entry.INITRD, Messages.Form_initrd, Messages.Form_initrdHint, List.of("initrd*", "initramfs*"));
		line(Entry.APPEND, Messages.Form_append, Messages.Form_appendHint);
	}

	private void diskAndNetwork(Choices choices) {
		var disk = new FormRow(this, Entry.DISK, Messages.Form_disk, Place.BENEATH, listener);
		radios(disk, Entry.DISK, choices.disks());
		disk.between(Messages.Form_diskSize);
		text(disk, Entry.DISK_SIZE, disk.text(Entry.DISK_SIZE, "", NARROW));
		file(Entry.DISK_IMAGE, Messages.Form_diskImage, Messages.Form_imageHint, IMAGES);
		var network = new FormRow(this, Entry.NETWORK, Messages.Form_network, Place.BESIDE, listener);
		combo(network, Entry.NETWORK, choices.networks());
		network.between(Messages.Form_sshPort);
		text(network, Entry.SSH_PORT, network.text(Entry.SSH_PORT, "", NARROW));
		var bridge = new FormRow(this, Entry.BRIDGE, Messages.Form_bridge, Place.BESIDE, listener);
		text(bridge, Entry.BRIDGE, bridge.text(Entry.BRIDGE, Messages.Form_bridgeHint, NORMAL));
		var display = new FormRow(this, Entry.DISPLAY, Messages.Form_display, Place.BESIDE, listener);
		combo(display, Entry.DISPLAY, choices.displays());
		display.between(Messages.Form_graphics);
		combo(display, Entry.GRAPHICS, choices.graphics());
	}

	private Combo more(Choices choices) {
		moreShown.setText(Messages.Form_more);
		WidgetIds.name(moreShown, FormRow.NAMES + "more");
		GridDataFactory.swtDefaults().indent(0, 6).applyTo(moreShown);
		moreShown.addListener(SWT.Selection, _ -> listener.changed(Entry.SOURCE));
		ColorRole.TEXT2.ink(moreWords);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).indent(0, 6).grab(true, false).hint(200, SWT.DEFAULT)
				.applyTo(moreWords);
		WidgetIds.name(moreWords, FormRow.NAMES + "more.said");
		combo(Entry.FIRMWARE, Messages.Form_firmware, choices.firmwares());
		var processor = new FormRow(this, Entry.PROCESSOR, Messages.Form_processor, Place.BESIDE, listener);
		var models = processor.editable(Entry.PROCESSOR, NORMAL);
		entered.put(Entry.PROCESSOR, new Entered(processor, () -> models.getText().strip(),
				value -> processor.quietly(() -> models.setText(value))));
		var second = new FormRow(this, Entry.SECOND_DISK, Messages.Form_secondDisk, Place.BESIDE, listener);
		text(second, Entry.SECOND_DISK, second.text(Entry.SECOND_DISK, Messages.Form_secondDiskHint, NARROW));
		file(Entry.DRIVERS, Messages.Form_drivers, Messages.Form_driversHint, List.of("*.iso"));
		var tpm = new FormRow(this, Entry.TPM, Messages.Form_tpm, Place.BESIDE, listener);
		var box = tpm.button(Entry.TPM, Messages.Form_tpmWords, SWT.CHECK, "");
		entered.put(Entry.TPM, new Entered(tpm, () -> String.valueOf(box.getSelection()),
				value -> box.setSelection(Boolean.parseBoolean(value))));
		combo(Entry.SOUND, Messages.Form_sound, choices.sounds());
		file(Entry.SHARED, Messages.Form_shared, Messages.Form_sharedHint, List.of());
		line(Entry.FOLDER, Messages.Form_folder, "");
		return models;
	}

	private void file(Entry entry, String name, String hint, List<String> patterns) {
		var file = new FileRow(this, entry, name, chooser, () -> images, hint, patterns, listener);
		files.put(entry, file);
		entered.put(entry, new Entered(file.row(), file::typed, file::show));
	}

	private void line(Entry entry, String name, String hint) {
		var row = new FormRow(this, entry, name, Place.BENEATH, listener);
		text(row, entry, row.text(entry, hint, SWT.DEFAULT));
	}

	private void text(FormRow row, Entry entry, Text text) {
		entered.put(entry, new Entered(row, text::getText, value -> row.quietly(() -> text.setText(value))));
	}

	private void combo(Entry entry, String name, List<String> items) {
		combo(new FormRow(this, entry, name, Place.BESIDE, listener), entry, items);
	}

	private Combo combo(FormRow row, Entry entry, List<String> items) {
		Combo combo = row.combo(entry, items, items.size() > 0 ? SWT.DEFAULT : WIDE);
		entered.put(entry, new Entered(row, () -> String.valueOf(Math.max(0, combo.getSelectionIndex())),
				value -> combo.select(Integer.parseInt(value))));
		return combo;
	}

	private void radios(FormRow row, Entry entry, List<String> items) {
		var buttons = items.stream()
				.map(item -> row.button(entry, item, SWT.RADIO, String.valueOf(items.indexOf(item))))
				.toList();
		buttons.getFirst().setSelection(true);
		entered.put(entry,
				new Entered(row,
						() -> String.valueOf(
								Math.max(0, buttons.stream().map(Button::getSelection).toList().indexOf(true))),
						value -> {
							for (var i = 0; i < buttons.size(); i++) {
								buttons.get(i).setSelection(i == Integer.parseInt(value));
							}
						}));
	}

	/** How far can be dragged. */
	void limit(Choices choices) {
		images = choices.images();
		cpus.limit(choices.cpus());
		memory.limit(choices.memory(), choices.free());
		programRow.offer(programs, choices.programs());
		at(Entry.PROCESSOR, row -> row.offer(processors, choices.processors()));
	}

	/** What stands in each field, also in those that are not shown. */
	Map<Entry, String> entries() {
		var entries = new EnumMap<Entry, String>(Entry.class);
		entered.forEach((entry, field) -> entries.put(entry, field.read().get()));
		entries.put(Entry.SOURCE, sources.kind().key());
		entries.put(Entry.MORE, String.valueOf(moreShown.getSelection()));
		return entries;
	}

	/** Begins with a source and its file, as a person has pointed at it. */
	void begin(SourceKind kind, Path file) {
		sources.show(kind);
		first(kind).ifPresent(row -> {
			row.show(file.toString());
			row.row().touch();
		});
	}

	/** Begins on a computer, as a person has pointed at it. */
	void on(int host) {
		var field = entered.get(Entry.HOST);
		if (field != null) {
			field.fill().accept(String.valueOf(host));
			field.row().touch();
		}
	}

	/** Fills what nobody has touched; whether anything is otherwise than before. */
	boolean suggest(Map<Entry, String> suggested) {
		var other = false;
		usual = suggested;
		for (var suggestion : suggested.entrySet()) {
			var field = entered.get(suggestion.getKey());
			if (field != null && !field.row().isTouched() && !field.read().get().equals(suggestion.getValue())) {
				field.fill().accept(suggestion.getValue());
				other = true;
			}
		}
		return other;
	}

	/** Shows what there is to know, and what is wrong: of a field in which nothing stands only where a person has been. */
	void say(Map<Entry, Said> said, Map<Entry, String> problems) {
		entered.forEach((entry, field) -> {
			if (field.row().entry() == entry) {
				field.row().say("", Tone.PLAIN);
			}
		});
		said.forEach((entry, words) -> at(entry,
				row -> row.say(words.words(), words.good() ? Tone.GOOD : Tone.PLAIN)));
		problems.forEach(this::complain);
	}

	/** What is wrong behind More opens it. */
	private void complain(Entry entry, String problem) {
		var field = entered.get(entry);
		if (field != null && (field.row().isTouched() || !field.read().get().isBlank())) {
			field.row().complain(problem);
			if (MORE.contains(entry) && !moreShown.getSelection()) {
				moreShown.setSelection(true);
				arrange();
			}
		}
	}

	private void at(Entry entry, Consumer<FormRow> action) {
		var field = entered.get(entry);
		if (field != null) {
			action.accept(field.row());
		}
	}

	/** Shows what belongs to what is chosen. */
	void arrange() {
		var kind = sources.kind();
		var brings = kind == SourceKind.DISK || kind == SourceKind.CLOUD;
		OF_SOURCE.forEach((source, entries) -> entries.forEach(entry -> at(entry, row -> row.show(source == kind))));
		MORE.forEach(entry -> at(entry, row -> row.show(moreShown.getSelection())));
		at(Entry.DISK, row -> row.show(!brings));
		at(Entry.DISK_IMAGE, row -> row.show(!brings && isChosen(Entry.DISK, DiskChoice.IMAGE)));
		at(Entry.BRIDGE, row -> row.show(isChosen(Entry.NETWORK, NetworkChoice.BRIDGE)));
		programRow.show(programs.getItemCount() > 1);
		Literal.show(moreWords, moreShown.getSelection() ? "" : moreWords());
	}

	/** What is behind it, and how much of that is otherwise than usual. */
	private String moreWords() {
		var entries = entries();
		var changed = MORE.stream().filter(entry -> !entries.getOrDefault(entry, "").equals(
				usual.getOrDefault(entry, entry == Entry.SOUND ? "0" : ""))).count();
		return NLS.bind(Messages.Form_moreWords,
				changed == 0 || usual.isEmpty()
						? Messages.Form_moreUsual
						: Plural.bind(Messages.Form_moreChanged, (int) changed));
	}

	private boolean isChosen(Entry entry, Enum<?> choice) {
		var field = entered.get(entry);
		return field != null && field.read().get().equals(String.valueOf(choice.ordinal()));
	}

	void enable(boolean enabled) {
		sources.setEnabled(enabled);
		entered.values().forEach(field -> field.row().setEnabled(enabled));
		moreShown.setEnabled(enabled);
	}

	/** At the file where one is wanted first, else at the source. */
	@Override
	public boolean setFocus() {
		return first(sources.kind()).map(file -> file.row().setFocus()).orElseGet(sources::setFocus);
	}

	private Optional<FileRow> first(SourceKind kind) {
		return OF_SOURCE.get(kind).stream().filter(files::containsKey).sorted().findFirst().map(files::get);
	}
}
