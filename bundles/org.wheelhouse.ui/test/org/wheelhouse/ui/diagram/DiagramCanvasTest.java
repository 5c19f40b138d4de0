package org.wheelhouse.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;

/** What is painted as the pointer goes through a picture. */
@Tag("display")
class DiagramCanvasTest {

	private static final Rectangle NEAR = new Rectangle(10, 10, 60, 30);
	private static final Rectangle NEXT = new Rectangle(10, 50, 60, 30);
	private static final Rectangle ELSEWHERE = new Rectangle(150, 20, 60, 30);

	private final WidgetStage stage = new WidgetStage(420, 320);
	private final List<String> painted = new ArrayList<>();
	private boolean within = true;
	private int height = 260;

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void onlyTheSpotsThatThePointerLeavesAndEntersArePaintedAnew() {
		for (var zoom : List.of(1.0, 0.7)) {
			var picture = picture();
			picture.zoom(zoom);
			stage.settle();
			assertEquals(Set.of("NEAR"), point(picture, NEAR), "zoom " + zoom);
			assertEquals(Set.of("NEAR", "NEXT"), point(picture, NEXT), "zoom " + zoom);
			picture.dispose();
		}
	}

	@Test
	void allIsPaintedWhereWhatIsPointedAtIsToldBesideIt() {
		within = false;
		var picture = picture();
		stage.settle();
		assertTrue(point(picture, NEAR).contains("ELSEWHERE"));
	}

	@Test
	void nothingIsArrangedBeneathTheBar() {
		var widths = new ArrayList<Integer>();
		var picture = new DiagramCanvas(stage.parent(), "test.picture", "Three boxes", width -> {
			widths.add(width);
			return new Boxes();
		});
		height = 2000;
		stage.open();
		stage.parent().layout(true, true);
		stage.settle();
		picture.rearrange();
		int bar = picture.getVerticalBar().getSize().x;
		assertTrue(bar > 0);
		assertEquals(picture.getSize().x - bar, widths.getLast());
	}

	@Test
	void allIsPaintedAnewWhenADragNearAnEdgeScrolls() {
		height = 2000;
		var picture = picture();
		stage.settle();
		painted.clear();
		picture.scrollNear(100, picture.getClientArea().height - 2);
		assertTrue(picture.onCanvas(NEAR).y < NEAR.y);
		stage.settle();
		assertEquals(Set.of("NEAR", "NEXT", "ELSEWHERE"), Set.copyOf(painted));
	}

	private DiagramCanvas picture() {
		var picture = new DiagramCanvas(stage.parent(), "test.picture", "Three boxes", _ -> new Boxes());
		stage.open();
		stage.parent().layout(true, true);
		stage.settle();
		return picture;
	}

	/** What is painted when the pointer comes there. */
	private Set<String> point(DiagramCanvas picture, Rectangle at) {
		painted.clear();
		picture.point(picture.spots().stream().filter(spot -> spot.bounds().equals(at)).findFirst());
		stage.await(() -> !painted.isEmpty());
		return Set.copyOf(painted);
	}

	private final class Boxes implements Diagram {

		private final Map<String, Rectangle> boxes = Map.of("NEAR", NEAR, "NEXT", NEXT, "ELSEWHERE", ELSEWHERE);

		@Override
		public Point size() {
			return new Point(380, height);
		}

		@Override
		public List<HotSpot> spots() {
			return boxes.entrySet().stream()
					.map(box -> new HotSpot(box.getValue(), List.of(box.getKey()), box.getKey(), "")).toList();
		}

		@Override
		public Map<String, Rectangle> landmarks() {
			return boxes;
		}

		@Override
		public void paint(GC gc, RenderState look) {
			boxes.forEach((name, bounds) -> {
				if (gc.getClipping().intersects(bounds)) {
					painted.add(name);
				}
			});
		}

		@Override
		public boolean pointsWithinSpots() {
			return within;
		}
	}
}
