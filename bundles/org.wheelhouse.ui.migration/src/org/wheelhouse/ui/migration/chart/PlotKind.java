package org.wheelhouse.ui.migration.chart;

import java.util.List;

import org.wheelhouse.ui.theme.ColorRole;

/** The diagrams that there can be, from top to bottom; a person may hide each. */
enum PlotKind {
	/** What is left: the one that is always there. */
	REMAINING("remaining", Messages.Chart_remaining, true, Figure.REMAINING),
	/** The downtime that is expected, against its limit. */
	DOWNTIME("downtime", Messages.Chart_downtime, true, Figure.EXPECTED),
	/** What is sent against what is rewritten. */
	RATES("rate", Messages.Chart_rates, true, Figure.BANDWIDTH, Figure.DIRTY),
	/** By how much the guest is slowed down. */
	THROTTLE("throttle", Messages.Chart_throttle, false, Figure.THROTTLE),
	/** What the guest waits for in post-copy. */
	REQUESTS("requests", Messages.Chart_postcopy, false, Figure.REQUESTS),
	/** How well xbzrle does. */
	XBZRLE("xbzrle", Messages.Chart_xbzrleTitle, false, Figure.XBZRLE),
	/** What was sent. */
	SENT("transferred", Messages.Chart_transferred, false, Figure.SENT),
	/** What was sent over the channels of multifd. */
	MULTIFD("multifd", Messages.Chart_multifdTitle, false, Figure.MULTIFD);

	private final String id;
	private final String title;
	private final boolean always;
	private final List<Figure> figures;

	PlotKind(String id, String title, boolean always, Figure... figures) {
		this.id = id;
		this.title = title;
		this.always = always;
		this.figures = List.of(figures);
	}

	/** Its name among the landmarks and in the preferences. */
	String id() {
		return id;
	}

	/** What it shows. */
	String title() {
		return title;
	}

	/** Whether it is drawn though there is nothing but zeros in it. */
	boolean always() {
		return always;
	}

	/** Up to what there is nothing to be seen in it: a guest that auto-converge is only armed for is slowed down by 1 %. */
	double nothing() {
		return this == THROTTLE ? 1 : 0;
	}

	/** Whether it is left out until a person asks for it. */
	boolean hiddenAtFirst() {
		return this == SENT || this == MULTIFD;
	}

	/** Its curves. */
	List<Figure> figures() {
		return figures;
	}

	/** The colour of one of its curves. */
	ColorRole color(Figure figure) {
		return this == DOWNTIME || figures.indexOf(figure) > 0 ? ColorRole.CURVE2 : ColorRole.CURVE1;
	}
}
