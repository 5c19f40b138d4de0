package org.wheelhouse.ui.definition.seed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPartSite;
import org.wheelhouse.core.creation.UnusedSeed;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.lifecycle.KnownMachines;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Offers above a page that the seed of a cloud image leaves the definition once the first boot was seen, and then that its file
 * is deleted; takes no room otherwise. UI thread.
 */
public final class SeedBar {

	/** More events of a machine are not kept anyway. */
	private static final int EVENTS = 10_000;

	private final IWorkbenchPartSite site;
	private final MachineRegistry registry;
	private final ModelThread modelThread;
	private final Composite control;
	private final Label text;
	private final Button button;
	private SeedOffer offered = new SeedOffer.None();
	private Optional<Path> unused = Optional.empty();
	private Optional<Looked> looked = Optional.empty();
	private @Nullable Machine machine;
	private Optional<WorkingCopy> copy = Optional.empty();

	/** For what it was looked whether there is a seed that nobody uses. */
	private record Looked(String definition, String saved, MachineState state) {}

	/** Makes it as a child of a parent with a {@link org.eclipse.swt.layout.GridLayout} of one column. */
	public SeedBar(Composite parent, IWorkbenchPartSite site, String id) {
		this.site = site;
		registry = Objects.requireNonNull(site.getService(MachineRegistry.class));
		modelThread = Objects.requireNonNull(site.getService(ModelThread.class));
		control = new Composite(parent, SWT.NONE);
		ColorRole.ACCENT_SOFT.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 4).spacing(8, 0).applyTo(control);
		var icon = new Label(control, SWT.NONE);
		icon.setImage(Icon.INFO.image());
		ColorRole.ACCENT_SOFT.fill(icon);
		text = new Label(control, SWT.WRAP);
		ColorRole.ACCENT_SOFT.fill(text);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, id + ".seed.said");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT)
				.applyTo(text);
		button = new Button(control, SWT.PUSH);
		WidgetIds.name(button, id + ".seed");
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> take()));
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
		control.setVisible(false);
	}

	/** Shows what can be done, and tells whether the layout around it must change. */
	public boolean show(Machine now, Optional<WorkingCopy> edited) {
		machine = now;
		copy = edited;
		edited.filter(WorkingCopy::isLoaded).ifPresent(loaded -> look(now, loaded));
		var offer = SeedOffer.of(edited.filter(WorkingCopy::isLoaded).flatMap(WorkingCopy::readable),
				edited.filter(WorkingCopy::isDirty).isEmpty(), registry.events().latest(now.getId(), EVENTS),
				Optional.of(now.getStartedMillis())
						.filter(millis -> millis > 0 && now.getState() == MachineState.RUNNING)
						.map(Instant::ofEpochMilli),
				Instant.now(), unused);
		if (offer.equals(offered)) {
			return false;
		}
		offered = offer;
		switch (offer) {
			case SeedOffer.Remove _ -> say(NLS.bind(Messages.Remove_offer, MachineNames.of(now)),
					Messages.Remove_button);
			case SeedOffer.Delete(var file) -> say(NLS.bind(Messages.Delete_offer, file),
					NLS.bind(Messages.Delete_button, file.getFileName()));
			case SeedOffer.None _ -> {
				// takes no room
			}
		}
		var visible = !(offer instanceof SeedOffer.None);
		((GridData) control.getLayoutData()).exclude = !visible;
		control.setVisible(visible);
		return true;
	}

	private void say(String words, String offer) {
		Literal.show(text, words);
		button.setText(Literal.label(offer));
	}

	/** Once for each text of the file and each state of the machine. */
	private void look(Machine now, WorkingCopy edited) {
		var wanted = new Looked(edited.path().toString(), edited.saved(), now.getState());
		if (looked.filter(wanted::equals).isEmpty()) {
			looked = Optional.of(wanted);
			unused = Optional.empty();
			seed(edited).ifPresent(seed -> seed.look().thenAcceptAsync(found -> {
				if (!control.isDisposed() && looked.filter(wanted::equals).isPresent()) {
					unused = found;
					refresh();
				}
			}, modelThread));
		}
	}

	private void refresh() {
		var shown = machine;
		if (shown != null && show(shown, copy)) {
			control.getParent().layout(true, true);
		}
	}

	private Optional<UnusedSeed> seed(WorkingCopy edited) {
		var shown = machine;
		return shown == null
				? Optional.empty()
				: registry.host(shown.getId())
						.map(host -> new UnusedSeed(host, new KnownMachines(registry).get(), edited.path()));
	}

	private void take() {
		switch (offered) {
			case SeedOffer.Remove(var without) ->
				copy.ifPresent(edited -> edited.change(Messages.Remove_step, without));
			case SeedOffer.Delete(var file) -> delete(file);
			case SeedOffer.None _ -> {
				// not to be seen
			}
		}
	}

	private void delete(Path file) {
		if (Confirm.loss(site.getShell(), Messages.Delete_title, NLS.bind(Messages.Delete_text, file),
				NLS.bind(Messages.Delete_label, file.getFileName()))) {
			copy.flatMap(this::seed).ifPresent(seed -> OperationRunner.of(site)
					.follow(NLS.bind(Messages.Delete_label, file.getFileName()), seed.delete())
					.thenRunAsync(() -> {
						looked = Optional.empty();
						refresh();
					}, modelThread));
		}
	}
}
