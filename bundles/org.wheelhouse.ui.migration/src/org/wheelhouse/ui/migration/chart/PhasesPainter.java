package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.MigrationAct;
import org.wheelhouse.model.live.MigrationPhase;
import org.wheelhouse.model.live.MigrationStep;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** Paints the time line: phases, passes to come, the guest's standstill, and what was done. UI thread, for one painting. */
final class PhasesPainter {

	/** The height of the marks of acts. */
	static final int MARK = 11;

	private static final int STRONG = 112;
	private static final int WEAK = 56;

	private final Pen pen;
	private final ChartData data;
	private final Rectangle row;
	private final List<HotSpot> spots;

	PhasesPainter(Pen pen, ChartData data, Rectangle row, List<HotSpot> spots) {
		this.pen = pen;
		this.data = data;
		this.row = row;
		this.spots = spots;
	}

	void paint() {
		pen.text(Fonts.BOLD, ColorRole.TEXT, Messages.Chart_phases, 4, row.y + 2);
		List<MigrationPhase> phases = data.sight().phases();
		for (MigrationPhase phase : phases) {
			pen.stretch(phase.getStartMillis(), endMillis(phase), row).ifPresent(at -> phase(phase, at));
		}
		ahead();
		standstill();
		acts();
	}

	private long endMillis(MigrationPhase phase) {
		long end = phase.getTookMillis() < 0 ? data.nowMillis() : phase.getStartMillis() + phase.getTookMillis();
		return Math.min(end, Math.max(data.nowMillis(), phase.getStartMillis()));
	}

	private void phase(MigrationPhase phase, Rectangle at) {
		if (at.width > 2) {
			at.x++;
			at.width--;
		}
		if (phase.getStep() == MigrationStep.UNSEEN) {
			pen.hatch(ColorRole.FAINT, at);
		} else {
			pen.tint(color(phase.getStep()), phase.getNumber() == 1 ? STRONG : WEAK, at);
		}
		String took = Quantity.milliseconds(endMillis(phase) - phase.getStartMillis()).toString();
		String word = word(phase);
		pen.centred(at, ColorRole.TEXT, word + " · " + took,
				phase.getNumber() > 0 ? phase.getNumber() + " · " + took : word,
				phase.getNumber() > 0 ? Integer.toString(phase.getNumber()) : "");
		spots.add(new HotSpot("phase/" + word(phase), at,
				NLS.bind(Messages.Chart_phaseTip, word, NLS.bind(Messages.Chart_fromFor,
						Quantity.milliseconds(phase.getStartMillis()), took))));
	}

	private static ColorRole color(MigrationStep step) {
		return switch (step) {
			case SETUP, CANCELLING, UNSEEN -> ColorRole.GONE;
			case PASS -> ColorRole.MIGRATE;
			case SWITCHOVER -> ColorRole.PAUSE;
			case POSTCOPY -> ColorRole.CURVE1;
			case PAUSED -> ColorRole.FAIL;
			case DONE -> ColorRole.RUN;
		};
	}

	private static String word(MigrationPhase phase) {
		return switch (phase.getStep()) {
			case SETUP -> Messages.Step_setup;
			case PASS -> NLS.bind(Messages.Chart_pass, phase.getNumber());
			case SWITCHOVER -> Messages.Step_switchover;
			case POSTCOPY -> Messages.Step_postcopy;
			case PAUSED -> Messages.Step_paused;
			case CANCELLING -> Messages.Step_cancelling;
			case DONE -> Messages.Step_done;
			case UNSEEN -> Messages.Step_unseen;
		};
	}

	/** The passes that are forecast: one ends wherever more is left than a moment before. */
	private void ahead() {
		List<Plot.Ahead> points = data.plots().isEmpty() ? List.of() : data.plots().getFirst().future();
		int number = data.sight().passes().isEmpty() ? 1 : data.sight().passes().getLast().getNumber();
		long from = data.nowMillis();
		for (int index = 1; index < points.size(); index++) {
			boolean last = index == points.size() - 1;
			if (last || points.get(index).likely() > points.get(index - 1).likely()) {
				int shown = number++;
				pen.stretch(from, points.get(index).millis(), row).filter(at -> at.width > 3).ifPresent(at -> {
					pen.line(ColorRole.MIGRATE, 1, 2, 2);
					pen.gc().drawRectangle(at.x + 1, at.y, at.width - 2, at.height - 1);
					pen.line(ColorRole.MIGRATE, 1);
					pen.centred(at, ColorRole.TEXT2, Integer.toString(shown));
				});
				from = points.get(index).millis();
			}
		}
	}

	/** From STOP at the source to RESUME at the destination. */
	private void standstill() {
		long stopped = data.sight().stoppedMillis();
		if (stopped < 0) {
			return;
		}
		long resumed = data.sight().resumedMillis();
		pen.stretch(stopped, resumed < stopped ? data.nowMillis() : resumed, row).ifPresent(at -> {
			Rectangle mark = new Rectangle(at.x - 1, at.y - 2, Math.max(3, at.width), at.height + 4);
			pen.tint(ColorRole.PAUSE, 255, mark);
			spots.add(new HotSpot("downtime", mark, resumed < stopped
					? Messages.Chart_standsStill
					: NLS.bind(Messages.Chart_stoodStill, Quantity.milliseconds(resumed - stopped))));
		});
	}

	private void acts() {
		List<MigrationAct> acts = data.sight().acts();
		for (int index = 0; index < acts.size(); index++) {
			MigrationAct act = acts.get(index);
			if (pen.isShown(act.getAtMillis())) {
				int x = pen.x(act.getAtMillis());
				int top = row.y + row.height + 1;
				mark(act, x, top);
				spots.add(new HotSpot("act/" + index, new Rectangle(x - 6, top, 12, MARK), said(act)));
			}
		}
	}

	/** Whoever did it, it has a shape of its own. */
	private void mark(MigrationAct act, int x, int top) {
		GC gc = pen.gc();
		int middle = top + MARK / 2;
		switch (act.getActor()) {
			case PERSON -> {
				gc.setBackground(ColorRole.ACCENT.color());
				gc.fillPolygon(new int[]{x, top, x + 5, top + 9, x - 5, top + 9});
			}
			case AUTOPILOT -> {
				gc.setBackground(ColorRole.MIGRATE.color());
				gc.fillPolygon(new int[]{x, top, x + 5, middle, x, top + MARK - 1, x - 5, middle});
			}
			case OTHER -> {
				pen.line(ColorRole.TEXT2, 2);
				gc.drawOval(x - 4, top + 1, 8, 8);
				pen.line(ColorRole.TEXT2, 1);
			}
		}
	}

	/** What was done, by whom and why. */
	static String said(MigrationAct act) {
		List<String> parts = new ArrayList<>();
		parts.add(Quantity.milliseconds(act.getAtMillis()) + "  " + act.getWhat());
		parts.add(switch (act.getActor()) {
			case PERSON -> Messages.Act_person;
			case AUTOPILOT -> Messages.Act_autopilot;
			case OTHER -> Messages.Act_other;
		});
		Optional.ofNullable(act.getReason()).filter(reason -> !reason.isEmpty()).ifPresent(parts::add);
		return String.join("\n", parts);
	}
}
