package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Plural;

/** What is asked before a device is plugged in, and exactly what will be sent. UI thread. */
public final class HotplugForm {

	private static final String ID = "id";
	private static final String PLACE = "place";
	private static final String DISK = "disk";
	private static final String FILE = "file";
	private static final String NEW_FILE = "newFile";
	private static final String FORMAT = "format";
	private static final String READ_ONLY = "readOnly";
	private static final String SIZE = "size";
	private static final String MAC = "mac";
	private static final String KEEP = "keep";
	private static final List<String> PATTERNS = List.of("*.qcow2", "*.img", "*.raw", "*.iso");

	private final PlugTarget target;
	private final DeviceType type;
	private final List<Place> places;
	private final SecureRandom random = new SecureRandom();
	private Consumer<Optional<PlannedDevice>> planned = _ -> {
	};
	private Optional<Place> wanted = Optional.empty();
	private Optional<Path> image = Optional.empty();

	public HotplugForm(PlugTarget target, DeviceType type) {
		this.target = target;
		this.type = type;
		places = target.places(type);
	}

	/** Begins with a place; else, or when that does not take the device, with the first that does. */
	public HotplugForm at(Place chosen) {
		wanted = Optional.of(chosen);
		return this;
	}

	/** Begins with an image that exists; only for a disk. */
	public HotplugForm withImage(Path chosen) {
		image = Optional.of(chosen);
		return this;
	}

	/** Tells where the device would go after each change, and empty when the window closes. */
	public HotplugForm whilePlanning(Consumer<Optional<PlannedDevice>> listener) {
		planned = listener;
		return this;
	}

	/** Opens it in a window of its own beside the picture. */
	public OperationDialog open(Shell parent, OperationRunner operations) {
		var dialog = new OperationDialog(parent, form(), operations);
		dialog.open();
		dialog.getShell().addDisposeListener(_ -> planned.accept(Optional.empty()));
		return dialog;
	}

	private OperationForm form() {
		var extras = new OperationForm.Extras(this::following, CompletableFuture.completedFuture(null),
				Optional.of(new Undoing()));
		return new OperationForm("hotplug", NLS.bind(Messages.HotplugForm_title, type.label()),
				NLS.bind(Messages.HotplugForm_text, type.name(), target.name()), Messages.HotplugForm_add, fields(),
				this::proposed, extras);
	}

	private List<FormField> fields() {
		var fields = new ArrayList<FormField>();
		fields.add(new FormField.Line(ID, Messages.HotplugForm_id, target.freeId(prefix()), ""));
		fields.add(new FormField.Choice(PLACE, Messages.HotplugForm_place, places.stream().map(Place::label).toList(),
				Math.max(0, wanted.map(places::indexOf).orElse(0))));
		switch (type.backend()) {
			case BLOCK -> fields.addAll(disk());
			case NET -> fields.addAll(List.of(
					new FormField.Choice("network", Messages.HotplugForm_network, List.of(Messages.HotplugForm_user),
							0),
					new FormField.Drawn(MAC, Messages.HotplugForm_mac, () -> MacAddress.generate(random),
							Messages.HotplugForm_another)));
			case NONE -> {
				// It has nothing on the host's side.
			}
		}
		if (target.hasDefinition()) {
			fields.add(new FormField.Check(KEEP, Messages.HotplugForm_keep, false));
		}
		return fields;
	}

	private List<FormField> disk() {
		var format = ImageFormat.ALL.indexOf(image.map(this::format).orElse(ImageFormat.QCOW2));
		return List.of(
				new FormField.Choice(DISK, Messages.HotplugForm_disk,
						List.of(Messages.HotplugForm_existing, Messages.HotplugForm_fresh), 0),
				existing(new FormField.FilePath(FILE, Messages.HotplugForm_file, image.map(Path::toString).orElse(""),
						Messages.HotplugForm_path, false, PATTERNS)),
				fresh(new FormField.FilePath(NEW_FILE, Messages.HotplugForm_file, "", Messages.HotplugForm_path, true,
						PATTERNS)),
				new FormField.Choice(FORMAT, Messages.HotplugForm_format, ImageFormat.ALL, format),
				existing(new FormField.Check(READ_ONLY, Messages.HotplugForm_readOnly,
						image.filter(this::isDisc).isPresent())),
				fresh(new FormField.Line(SIZE, Messages.HotplugForm_size, "10 GiB", Messages.HotplugForm_sizeHint)));
	}

	private static FormField existing(FormField field) {
		return new FormField.Conditional(field, entries -> !isFresh(entries));
	}

	private static FormField fresh(FormField field) {
		return new FormField.Conditional(field, HotplugForm::isFresh);
	}

	private static boolean isFresh(FormValues entries) {
		return entries.choice(DISK) == 1;
	}

	/** An image is taken for what it seems to be; whoever writes to the copy of a disc destroys it for every other machine. */
	private Map<String, String> following(String field, FormValues entries) {
		if (!type.backend().equals(DeviceType.Backend.BLOCK) || !field.equals(FILE) && !field.isEmpty()) {
			return Map.of();
		}
		return entries.path(FILE).map(file -> Map.of(FORMAT, String.valueOf(ImageFormat.ALL.indexOf(format(file))),
				READ_ONLY, String.valueOf(entries.checked(READ_ONLY) || isDisc(file)))).orElse(Map.of());
	}

	private String format(Path file) {
		return ImageFormat.proposed(file, head(file));
	}

	private boolean isDisc(Path file) {
		return ImageFormat.isDisc(file, head(file));
	}

	/** As far as it has been told: the form waits for it before anything can be added. */
	private Optional<byte[]> head(Path file) {
		return target.files().head(file).getNow(Optional.empty());
	}

	private FormResult proposed(FormValues entries) {
		var draft = draft(entries);
		planned.accept(draft.place().map(where -> new PlannedDevice(where, draft.id())));
		return FormResult.unless(draft.asked(target)).orElseGet(() -> told(draft, entries));
	}

	private FormResult told(PlugDraft draft, FormValues entries) {
		return draft.intent(target)
				.map(intent -> FormResult
						.of(entries.checked(KEEP) ? target.lastingOperation(intent) : target.operation(intent)))
				.orElseGet(() -> FormResult.wrong(draft.problem(target).orElse("")))
				.remarked(target.hasDefinition()
						? entries.checked(KEEP) ? Messages.HotplugForm_kept : Messages.HotplugForm_notKept
						: Messages.HotplugForm_noDefinition);
	}

	private PlugDraft draft(FormValues entries) {
		int chosen = entries.choice(PLACE);
		return new PlugDraft(type, entries.text(ID), chosen < 0 ? Optional.empty() : Optional.of(places.get(chosen)),
				switch (type.backend()) {
					case BLOCK -> disk(entries);
					case NET -> new PlugDraft.Backend.Network(entries.text(MAC));
					case NONE -> new PlugDraft.Backend.Nothing();
				});
	}

	private static PlugDraft.Backend disk(FormValues entries) {
		var format = ImageFormat.ALL.get(entries.choice(FORMAT));
		return isFresh(entries)
				? new PlugDraft.Backend.Fresh(entries.text(NEW_FILE), format, entries.text(SIZE))
				: new PlugDraft.Backend.Existing(entries.text(FILE), format, entries.checked(READ_ONLY));
	}

	private String prefix() {
		return switch (type.backend()) {
			case BLOCK -> "disk";
			case NET -> "nic";
			case NONE -> type.name().contains("rng") ? "rng" : "dev";
		};
	}

	/** How it is taken back. */
	private static final class Undoing implements OperationForm.Beneath {

		@Override
		public String words(List<PlannedCommand> plan, FormValues entries) {
			int bytes = plan.stream().mapToInt(command -> command.json().length()).sum();
			return Plural.bind(Messages.HotplugForm_summary, plan.size(), bytes, entries.text(ID));
		}

		@Override
		public List<String> marked(FormValues entries) {
			return List.of("\"bus\":", "\"addr\":", "\"id\":\"" + entries.text(ID));
		}
	}
}
