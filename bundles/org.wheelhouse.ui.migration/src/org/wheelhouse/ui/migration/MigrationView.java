package org.wheelhouse.ui.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveRegistry;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.migration.RecoverMigration;
import org.wheelhouse.core.migration.SetAutopilot;
import org.wheelhouse.core.migration.SetMigrationLimits;
import org.wheelhouse.core.migration.SteerMigration;
import org.wheelhouse.core.migration.WhatIf;
import org.wheelhouse.core.migration.forecast.PilotBounds;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationAdvice;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.migration.chart.Limits;
import org.wheelhouse.ui.migration.chart.Progress;
import org.wheelhouse.ui.migration.picture.AutopilotBounds;
import org.wheelhouse.ui.migration.picture.LastSeen;
import org.wheelhouse.ui.migration.picture.MigrationActions;
import org.wheelhouse.ui.migration.picture.MigrationEnd;
import org.wheelhouse.ui.migration.picture.MigrationExport;
import org.wheelhouse.ui.migration.picture.MigrationPair;
import org.wheelhouse.ui.migration.picture.MigrationPanel;
import org.wheelhouse.ui.migration.picture.MigrationReading;
import org.wheelhouse.ui.migration.picture.RecordLook;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.MachineFollower;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.PartVisibility;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The migration of the selected machine, seen from whichever end is selected, under way or just over. */
public final class MigrationView extends MachineView implements MigrationActions {

	/** Its id in {@code plugin.xml}. */
	static final String ID = "org.wheelhouse.ui.migration";

	/** In a smaller place it is scrolled. */
	private static final Point LEAST = new Point(780, 430);

	private final LastSeen memory = new LastSeen();
	private @Nullable EmptyStateStack deck;
	private @Nullable MigrationPanel panel;
	private @Nullable MigrationReading shown;
	private @Nullable RecordLook past;
	private @Nullable MachineFollower source;

	@Override
	protected void createContent(Composite parent) {
		EmptyStateStack made = new EmptyStateStack(parent);
		deck = made;
		ScrolledComposite room = new ScrolledComposite(made.content(), SWT.H_SCROLL | SWT.V_SCROLL);
		MigrationPanel all = new MigrationPanel(room, this,
				InstanceScope.INSTANCE.getNode("org.wheelhouse.ui.migration"));
		room.setContent(all);
		room.setExpandHorizontal(true);
		room.setExpandVertical(true);
		room.setMinSize(LEAST);
		panel = all;
		Conflated again = new Conflated(parent.getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		Set<Topic> told = Set.of(topics());
		MachineFollower following = new MachineFollower(registry(), told, told, again::request, _ -> {
			// The view itself goes along.
		});
		source = following;
		PartVisibility.follow(this, following::seen);
		parent.addDisposeListener(_ -> again.stop());
		getViewSite().getActionBars().getToolBarManager().add(new TableToggle());
		getViewSite().getActionBars().getMenuManager().add(new Export());
	}

	@Override
	protected void show(@Nullable Machine machine) {
		shown = null;
		look(null);
	}

	@Override
	public void dispose() {
		look(null);
		MachineFollower following = source;
		if (following != null) {
			following.close();
		}
		super.dispose();
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.STATUS, Topic.MIGRATION};
	}

	@Override
	protected void refresh() {
		Machine machine = machine();
		EmptyStateStack top = deck;
		MigrationPanel content = panel;
		if (machine == null || top == null || content == null) {
			return;
		}
		Optional<MigrationReading> found = memory.read(machine);
		if (found.isEmpty()) {
			LastSeen.record(machine).ifPresent(this::look);
		}
		follow(machine);
		if (found.isEmpty()) {
			shown = null;
			var heading = NLS.bind(Messages.View_empty, machine.getName());
			if (machine.getMigrationUntold().isEmpty()) {
				top.empty().say(heading, Messages.View_emptyText,
						new EmptyState.Action(Messages.View_migrate, this::migrate));
			} else {
				top.empty().say(heading, machine.getMigrationUntold());
			}
		} else {
			shown = found.get();
			content.show(found.get());
		}
		top.show(found.isPresent());
	}

	/** Of a migration that is seen from its destination the source tells. */
	private void follow(Machine machine) {
		Machine told = MigrationPair.of(machine).source();
		MachineFollower following = source;
		if (following != null && following.machine() != told) {
			following.follow(told == machine ? null : told);
		}
	}

	private void look(@Nullable MigrationRecord record) {
		RecordLook before = past;
		if (before == null || before.record() != record) {
			past = record == null ? null : new RecordLook(registry().migrations(), record, this::refresh);
			if (before != null) {
				before.close();
			}
		}
	}

	@Override
	public Optional<Operation<?>> bandwidthLimit(long bytesPerSecond) {
		return access()
				.map(source -> new SetMigrationLimits(source, Optional.of(bytesPerSecond), Optional.empty()));
	}

	@Override
	public Optional<Operation<?>> downtimeLimit(long millis) {
		return access().map(
				source -> new SetMigrationLimits(source, Optional.empty(), Optional.of(Duration.ofMillis(millis))));
	}

	@Override
	public Optional<Operation<?>> cancellation() {
		return access().map(CancelMigration::new);
	}

	/** The perspective with which the workbench begins, where a person was brought to that of migrations. */
	@Override
	public Optional<Operation<?>> remedy(MigrationAdvice advice) {
		return switch (advice.getRemedy()) {
			case BANDWIDTH -> bandwidthLimit(advice.getValue());
			case DOWNTIME -> downtimeLimit(advice.getValue());
			case THROTTLE -> steer(SteerMigration.Step.THROTTLE);
			case POSTCOPY -> postcopy();
			case CANCEL -> cancellation();
			case WAIT -> Optional.empty();
		};
	}

	@Override
	public Optional<Operation<?>> postcopy() {
		return steer(SteerMigration.Step.POSTCOPY);
	}

	@Override
	public Optional<Operation<?>> pausePostcopy() {
		return steer(SteerMigration.Step.PAUSE);
	}

	@Override
	public Optional<Operation<?>> goOn() {
		MigrationReading reading = shown;
		return reading != null && reading.progress() == Progress.BROKEN
				? recovery(reading)
				: steer(SteerMigration.Step.CONTINUE);
	}

	/** Over the way that it had before. */
	private Optional<Operation<?>> recovery(MigrationReading reading) {
		Optional<String> destination = reading.destination().map(MigrationEnd::id);
		Optional<String> incoming = destination
				.flatMap(id -> InventoryLookup.machine(registry().inventory(), id)).map(Machine::getMigration)
				.map(MigrationState::getUri).filter(uri -> !uri.isEmpty());
		String outgoing = reading.sight().state().getUri();
		return access().flatMap(from -> destination.flatMap(registry()::machine)
				.map(to -> new RecoverMigration(from, to, incoming.orElse(outgoing), outgoing)));
	}

	@Override
	public Optional<MigrationForecast> whatIf(Limits limits) {
		MigrationReading reading = shown;
		return reading == null || access().isEmpty()
				? Optional.empty()
				: Optional.of(WhatIf.limits(reading.sight().state(), limits.maxBandwidth(), limits.downtimeMillis()));
	}

	@Override
	public Optional<Operation<?>> autopilot(Optional<AutopilotBounds> within) {
		return access().map(source -> new SetAutopilot(source,
				within.map(bounds -> new PilotBounds(bounds.downtimeMillis(), bounds.maxBandwidth(), bounds.throttle(),
						bounds.postcopy(), bounds.latestMillis()))));
	}

	private Optional<Operation<?>> steer(SteerMigration.Step step) {
		return access().map(source -> new SteerMigration(source, step));
	}

	@Override
	public Optional<Operation<?>> guest(boolean paused) {
		return access().map(source -> paused ? new Resume(source) : new Pause(source));
	}

	@Override
	public Optional<String> wayBack() {
		IPerspectiveDescriptor here = getSite().getPage().getPerspective();
		IPerspectiveRegistry all = getSite().getWorkbenchWindow().getWorkbench().getPerspectiveRegistry();
		return here == null || !here.getId().equals(MigrateAction.PERSPECTIVE)
				? Optional.empty()
				: Optional.ofNullable(all.findPerspectiveWithId(all.getDefaultPerspective()))
						.map(IPerspectiveDescriptor::getLabel);
	}

	@Override
	public void goBack() {
		IWorkbenchWindow window = getSite().getWorkbenchWindow();
		try {
			window.getWorkbench().showPerspective(
					window.getWorkbench().getPerspectiveRegistry().getDefaultPerspective(), window);
		} catch (WorkbenchException e) {
			operations().failed(Messages.View_back, e);
		}
	}

	@Override
	public void run(Operation<?> operation) {
		boolean risks = operation instanceof SteerMigration steer && steer.step() == SteerMigration.Step.POSTCOPY;
		if (!risks || Confirm.loss(getSite().getShell(), operation.label(),
				NLS.bind(Messages.Postcopy_risk, destination()), operation, Messages.Postcopy_button)) {
			operations().run(operation);
		}
	}

	private String destination() {
		MigrationReading reading = shown;
		return reading == null ? "" : reading.destination().map(MigrationEnd::name).orElse("");
	}

	private void migrate() {
		Machine machine = machine();
		if (machine != null) {
			new MigrateAction(registry(), operations(), getSite().getPage()).begin(machine);
		}
	}

	/** All of it as a recording, where the history keeps it. */
	private Optional<CompletableFuture<Path>> record(Path file) {
		MigrationReading reading = shown;
		return reading == null
				? Optional.empty()
				: registry().inventory().getMigrations().stream()
						.filter(record -> record.getSourceId().equals(reading.source().id())
								&& record.getStartedMillis() == reading.sight().state().getStartedMillis())
						.findFirst().map(record -> registry().migrations().save(record.getId(), file));
	}

	private Optional<MachineAccess> access() {
		MigrationReading reading = shown;
		return reading == null ? Optional.empty() : registry().machine(reading.source().id());
	}

	/** Writes the curves or the samples to a file. */
	private final class Export extends Action {

		Export() {
			super(Messages.View_export);
			setId("org.wheelhouse.ui.migration.export");
		}

		@Override
		public void run() {
			MigrationPanel content = panel;
			if (content != null) {
				new MigrationExport(getSite().getShell(), operations(), MigrationView.this::record).ask(content);
			}
		}
	}

	/** Shows the samples as a table instead of the curves. */
	private final class TableToggle extends Action {

		TableToggle() {
			super(Messages.View_table, IAction.AS_CHECK_BOX);
			setImageDescriptor(Icon.TABLE.descriptor());
			setId("org.wheelhouse.ui.migration.table");
		}

		@Override
		public void run() {
			MigrationPanel content = panel;
			if (content != null) {
				content.showTable(isChecked());
			}
		}
	}
}
