package org.wheelhouse.ui.hotplug;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.PlanText;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * What is asked before a device is plugged in, and exactly what will be sent. Sends nothing itself. UI thread.
 */
final class HotplugForm extends Composite {

	private final PlugTarget target;
	private final DeviceType type;
	private final Consumer<PlugDraft> changed;
	private final List<Place> places;
	private final Text id;
	private final Combo place;
	private final BackendFields backend;
	private final Button keep;
	private final Label lasts;
	private final Complaint problem;
	private final PlanText plan;
	private boolean complete;

	/**
	 * @param wanted  the place to begin with; the first one that fits when it does not
	 * @param changed told after each change
	 */
	HotplugForm(Composite parent, PlugTarget target, DeviceType type, Optional<Place> wanted,
			Consumer<PlugDraft> changed) {
		super(parent, SWT.NONE);
		this.target = target;
		this.type = type;
		this.changed = changed;
		places = target.places(type);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(14, 10).spacing(10, 7).applyTo(this);
		heading();
		var fields = new Fields(this, this::edited);
		fields.label(Messages.HotplugForm_id);
		id = fields.text("hotplug.id", 2);
		fields.label(Messages.HotplugForm_place);
		place = fields.combo("hotplug.place", places.stream().map(Place::label).toList(), 2);
		place.select(Math.max(0, wanted.map(places::indexOf).orElse(0)));
		backend = BackendFields.of(this, type, this::edited);
		keep = fields.button("hotplug.keep", Messages.HotplugForm_keep, SWT.CHECK, 2, this::edited);
		keep.setEnabled(target.hasDefinition());
		GridDataFactory.fillDefaults().span(3, 1).applyTo(keep);
		lasts = new Label(this, SWT.WRAP);
		ColorRole.TEXT2.ink(lasts);
		WidgetIds.name(lasts, "hotplug.lasts");
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(360, SWT.DEFAULT).applyTo(lasts);
		problem = new Complaint(this, "hotplug.problem", 3, 360);
		plan = new PlanText(this, "hotplug.plan");
		plan.reserveRemark();
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(plan);
		id.setText(target.freeId(prefix()));
		complete = true;
		revise();
	}

	/** Begins with an image that exists; only for a disk. */
	void image(Path image) {
		if (backend instanceof DiskFields disk) {
			disk.image(image);
		}
	}

	/** What would be done; empty while something is missing. */
	Optional<Operation<PluggedDevice>> operation() {
		return draft().intent(target)
				.map(intent -> keep.getSelection() ? target.lastingOperation(intent) : target.operation(intent));
	}

	/** What it says now. */
	PlugDraft draft() {
		int chosen = place.getSelectionIndex();
		return new PlugDraft(type, id.getText().strip(),
				chosen < 0 ? Optional.empty() : Optional.of(places.get(chosen)),
				backend.backend());
	}

	/** Lets the fields be changed or not; what will be sent stays readable. */
	void enable(boolean enabled) {
		id.setEnabled(enabled);
		place.setEnabled(enabled);
		backend.enable(enabled);
		keep.setEnabled(enabled && target.hasDefinition());
	}

	@Override
	public boolean setFocus() {
		id.selectAll();
		return id.setFocus();
	}

	private void edited() {
		if (complete) {
			problem.edited();
			revise();
		}
	}

	private void revise() {
		var draft = draft();
		lasts.setText(target.hasDefinition()
				? keep.getSelection() ? Messages.HotplugForm_kept : Messages.HotplugForm_notKept
				: Messages.HotplugForm_noDefinition);
		problem.say(draft.problem(target).orElse(""));
		List<PlannedCommand> planned = operation().map(Operation::plan).orElse(List.of());
		plan.show(planned, summary(planned, draft.id()), List.of("\"bus\":", "\"addr\":", "\"id\":\"" + draft.id()));
		layout(true, true);
		changed.accept(draft);
	}

	private static String summary(List<PlannedCommand> planned, String id) {
		int bytes = planned.stream().mapToInt(command -> command.json().length()).sum();
		return planned.isEmpty()
				? ""
				: Plural.bind(Messages.HotplugForm_summary, planned.size(), bytes, id);
	}

	private void heading() {
		var title = new Label(this, SWT.NONE);
		title.setText(NLS.bind(Messages.HotplugForm_title, type.label()));
		title.setFont(Fonts.HEADING.font());
		GridDataFactory.fillDefaults().span(3, 1).applyTo(title);
		var text = new Label(this, SWT.NONE);
		text.setText(Literal.label(NLS.bind(Messages.HotplugForm_text, type.name(), target.name())));
		ColorRole.TEXT2.ink(text);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(text);
	}

	private String prefix() {
		return switch (type.backend()) {
			case BLOCK -> "disk";
			case NET -> "nic";
			case NONE -> type.name().contains("rng") ? "rng" : "dev";
		};
	}
}
