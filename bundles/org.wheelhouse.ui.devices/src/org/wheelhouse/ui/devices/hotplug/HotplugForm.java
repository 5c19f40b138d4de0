package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.deviceform.DeviceForm;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.deviceform.ProbeAnswer;
import org.wheelhouse.core.deviceform.PropertyField;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.usb.AttachUsb;
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
	private static final String KEEP = "keep";
	/** Before the name of a property. */
	private static final String OWN = "own.";
	private static final String MORE = "more";

	private final PlugTarget target;
	private final DeviceType type;
	private final List<DevicePlace> places;
	private final Optional<DeviceForm> form;
	private final String freeId;
	private Consumer<Optional<PlannedDevice>> planned = _ -> {
	};
	private Optional<String> wanted = Optional.empty();
	private Optional<Path> image = Optional.empty();
	private Optional<DeviceTemplates> templates = Optional.empty();

	public HotplugForm(PlugTarget target, DeviceType type) {
		this.target = target;
		this.type = type;
		places = target.everyPlace(type);
		form = type.facts().map(DeviceForm::of);
		freeId = target.freeId(new BackendFields(type, target, Optional.empty()).prefix());
	}

	/** Begins with a place; else, or when that does not take the device, with the first that does. */
	public HotplugForm at(Place chosen) {
		return at(chosen.label());
	}

	/** The same with a place on a bus of any kind, by its {@link DevicePlace#label()}. */
	public HotplugForm at(String label) {
		wanted = Optional.of(label);
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

	/** What is typed can be kept as a template. */
	public HotplugForm keeping(DeviceTemplates kept) {
		templates = Optional.of(kept);
		return this;
	}

	/** Opens it in a window of its own beside the picture. */
	public OperationDialog open(Shell parent, OperationRunner operations) {
		var dialog = new OperationDialog(parent, form(), operations);
		templates.ifPresent(kept -> dialog.beside(Messages.HotplugForm_keepAs,
				(shell, entries) -> new TemplateName(shell,
						kept, type.template().map(DeviceTemplate::name)).ask()
						.ifPresent(name -> kept.keep(template(name, entries)))));
		dialog.open();
		dialog.getShell().addDisposeListener(_ -> planned.accept(Optional.empty()));
		return dialog;
	}

	private BackendFields backend() {
		return new BackendFields(type, target, image);
	}

	private OperationForm form() {
		var extras = new OperationForm.Extras(backend()::following, CompletableFuture.completedFuture(null),
				Optional.of(new Undoing()));
		return new OperationForm("hotplug",
				NLS.bind(Messages.HotplugForm_title, type.template().map(DeviceTemplate::name).orElse(type.label())),
				NLS.bind(Messages.HotplugForm_text, type.name(), target.name()), Messages.HotplugForm_add, fields(),
				this::proposed, extras);
	}

	private List<FormField> fields() {
		var fields = new ArrayList<FormField>();
		fields.add(new FormField.Line(ID, Messages.HotplugForm_id, freeId, ""));
		fields.add(new FormField.Choice(PLACE, Messages.HotplugForm_place,
				places.stream().map(DevicePlace::label).toList(),
				Math.max(0, wanted.map(places.stream().map(DevicePlace::label).toList()::indexOf).orElse(0))));
		fields.addAll(backend().fields(freeId));
		form.ifPresent(asked -> {
			var begun = new HashMap<>(asked.proposed(freeId));
			type.template().ifPresent(template -> begun.putAll(template.properties()));
			common(asked).forEach(field -> fields.add(own(field, begun.getOrDefault(field.name(), ""))));
			fields.add(new FormField.Properties(MORE, Messages.HotplugForm_more, asked.others(), begun));
		});
		if (target.hasDefinition()) {
			fields.add(new FormField.Check(KEEP, Messages.HotplugForm_keep, false));
		}
		return fields;
	}

	/** The address of a network card is asked with its network. */
	private static List<PropertyField> common(DeviceForm form) {
		return form.common().stream().filter(field -> !field.name().equals("mac")).toList();
	}

	/** What stands there, under a name: without what was proposed for one device alone. */
	private DeviceTemplate template(String name, FormValues entries) {
		var typed = new HashMap<String, String>();
		form.ifPresent(asked -> {
			var proposed = asked.proposed(freeId);
			var entered = typed(entries);
			asked.fields().forEach(field -> {
				var text = entered.getOrDefault(field.name(), "");
				if (field.differs(text) && !text.equals(proposed.get(field.name()))) {
					typed.put(field.name(), text);
				}
			});
		});
		return new DeviceTemplate(name, type.name(), backend().kept(entries), typed);
	}

	private static FormField own(PropertyField field, String proposed) {
		var choices = field.choices();
		if (choices.isEmpty()) {
			return new FormField.Line(OWN + field.name(), field.name(), proposed, field.hint());
		}
		var items = new ArrayList<>(List.of(NLS.bind(Messages.HotplugForm_default, field.initial()).strip()));
		items.addAll(choices);
		return new FormField.Choice(OWN + field.name(), field.name(), items, 1 + choices.indexOf(proposed));
	}

	private Map<String, String> typed(FormValues entries) {
		return form.map(asked -> {
			var typed = new HashMap<>(FormField.Properties.read(entries.text(MORE)));
			common(asked).forEach(field -> typed.put(field.name(), typed(field, entries)));
			return typed;
		}).orElseGet(HashMap::new);
	}

	private static String typed(PropertyField field, FormValues entries) {
		var choices = field.choices();
		if (choices.isEmpty()) {
			return entries.text(OWN + field.name());
		}
		int chosen = entries.choice(OWN + field.name());
		return chosen == 0 ? "" : choices.get(chosen - 1);
	}

	private FormResult proposed(FormValues entries) {
		var draft = draft(entries);
		planned.accept(draft.place().flatMap(DevicePlace::slot).map(where -> new PlannedDevice(where, draft.id())));
		var probe = probe(draft);
		return FormResult
				.unless(CompletableFuture.allOf(draft.asked(target), probe, target.asked().exceptionally(_ -> null)))
				.orElseGet(() -> answered(probe.getNow(ProbeAnswer.TAKEN), draft, entries));
	}

	/** What nobody has written down yet is no refusal: it is tried when a person says so. */
	private FormResult answered(ProbeAnswer answer, PlugDraft draft, FormValues entries) {
		if (answer.refuses()) {
			return FormResult.wrong(answer.words());
		}
		var told = told(draft, entries);
		var words = answer.isNotKnown() ? Optional.of(answer.words()) : notKnown();
		return words.map(said -> told.remarked(NLS.bind(Messages.HotplugForm_notKnown, said))).orElse(told);
	}

	/** What another QEMU of the kind said of the type, when nobody has written that down. */
	private Optional<String> notKnown() {
		return type.facts().flatMap(facts -> facts.verdict() instanceof Verdict.NotKnown(var words)
				? Optional.of(words)
				: Optional.empty());
	}

	/** A machine that does not answer refuses by itself later. */
	private CompletableFuture<ProbeAnswer> probe(PlugDraft draft) {
		return draft.place().map(where -> target.probe(type, where.bus()).exceptionally(_ -> ProbeAnswer.TAKEN))
				.orElseGet(() -> CompletableFuture.completedFuture(ProbeAnswer.TAKEN));
	}

	private FormResult told(PlugDraft draft, FormValues entries) {
		return draft.intent(target)
				.map(intent -> FormResult
						.of(entries.checked(KEEP) ? target.lastingOperation(intent) : target.operation(intent)))
				.orElseGet(() -> FormResult.wrong(draft.problem(target).orElse(""))).remarked(remark(entries));
	}

	private String remark(FormValues entries) {
		var kept = target.hasDefinition()
				? entries.checked(KEEP) ? Messages.HotplugForm_kept : Messages.HotplugForm_notKept
				: Messages.HotplugForm_noDefinition;
		var elsewhere = type.name().equals(AttachUsb.TYPE) ? Messages.HotplugForm_usbDevices : "";
		return String.join(" ", kept, target.remark(), elsewhere).strip();
	}

	private PlugDraft draft(FormValues entries) {
		int chosen = entries.choice(PLACE);
		return new PlugDraft(type, entries.text(ID), chosen < 0 ? Optional.empty() : Optional.of(places.get(chosen)),
				backend().typed(entries), typed(entries));
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
