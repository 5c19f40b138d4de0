package org.wheelhouse.core.internal.migration;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.ForecastPoint;
import org.wheelhouse.core.state.MigrationAdvice;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.MigrationForecast;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationForecastPoint;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationVerdict;

/** Shows what will come of a migration and what can be done. Points are matched by their order, advice by its remedy. */
public final class ForecastSync {

	private static final KeyedList<ForecastPoint, MigrationForecastPoint> POINTS = new KeyedList<>(_ -> "", _ -> "",
			LiveFactory.eINSTANCE::createMigrationForecastPoint, ForecastSync::point);
	private static final KeyedList<MigrationAdvice, org.wheelhouse.model.live.MigrationAdvice> ADVICE = new KeyedList<>(
			MigrationAdvice::remedy, org.wheelhouse.model.live.MigrationAdvice::getRemedy,
			LiveFactory.eINSTANCE::createMigrationAdvice, ForecastSync::advice);

	private ForecastSync() {
	}

	static void apply(MigrationCourse course, MigrationState state) {
		ADVICE.apply(course.advice(), state.getAdvice());
		if (course.forecast().verdict() == MigrationVerdict.NONE && course.forecast().sentence().isEmpty()) {
			new FeatureWriter(state).set(MIGRATION_STATE__FORECAST, null);
		} else if (state.getForecast() == null) {
			state.setForecast(shown(course.forecast()));
		} else {
			copy(course.forecast(), state.getForecast());
		}
	}

	/** One that is not in the model. */
	public static org.wheelhouse.model.live.MigrationForecast shown(MigrationForecast forecast) {
		var created = LiveFactory.eINSTANCE.createMigrationForecast();
		copy(forecast, created);
		return created;
	}

	private static void copy(MigrationForecast forecast, org.wheelhouse.model.live.MigrationForecast target) {
		POINTS.apply(forecast.points(), target.getPoints());
		new FeatureWriter(target).set(MIGRATION_FORECAST__AT_MILLIS, forecast.atMillis())
				.set(MIGRATION_FORECAST__END_MILLIS, forecast.end().likely())
				.set(MIGRATION_FORECAST__END_LOW_MILLIS, forecast.end().low())
				.set(MIGRATION_FORECAST__END_HIGH_MILLIS, forecast.end().high())
				.set(MIGRATION_FORECAST__DOWNTIME_MILLIS, forecast.downtime().likely())
				.set(MIGRATION_FORECAST__DOWNTIME_LOW_MILLIS, forecast.downtime().low())
				.set(MIGRATION_FORECAST__DOWNTIME_HIGH_MILLIS, forecast.downtime().high())
				.set(MIGRATION_FORECAST__SENTENCE, forecast.sentence())
				.set(MIGRATION_FORECAST__REASON, forecast.reason())
				.set(MIGRATION_FORECAST__VERDICT, forecast.verdict());
	}

	private static void point(MigrationForecastPoint target, ForecastPoint point) {
		new FeatureWriter(target).set(MIGRATION_FORECAST_POINT__AT_MILLIS, point.atMillis())
				.set(MIGRATION_FORECAST_POINT__REMAINING, point.remaining())
				.set(MIGRATION_FORECAST_POINT__LOW, point.low()).set(MIGRATION_FORECAST_POINT__HIGH, point.high());
	}

	private static void advice(org.wheelhouse.model.live.MigrationAdvice target, MigrationAdvice advice) {
		new FeatureWriter(target).set(MIGRATION_ADVICE__REMEDY, advice.remedy())
				.set(MIGRATION_ADVICE__VALUE, advice.value()).set(MIGRATION_ADVICE__LABEL, advice.label())
				.set(MIGRATION_ADVICE__IMPOSSIBLE, advice.impossible())
				.set(MIGRATION_ADVICE__VERDICT, advice.verdict())
				.set(MIGRATION_ADVICE__END_MILLIS, advice.end().likely())
				.set(MIGRATION_ADVICE__END_LOW_MILLIS, advice.end().low())
				.set(MIGRATION_ADVICE__END_HIGH_MILLIS, advice.end().high())
				.set(MIGRATION_ADVICE__DOWNTIME_MILLIS, advice.downtime().likely())
				.set(MIGRATION_ADVICE__DOWNTIME_LOW_MILLIS, advice.downtime().low())
				.set(MIGRATION_ADVICE__DOWNTIME_HIGH_MILLIS, advice.downtime().high())
				.set(MIGRATION_ADVICE__EFFECT, advice.effect()).set(MIGRATION_ADVICE__COST, advice.cost())
				.set(MIGRATION_ADVICE__BEST, advice.best());
	}
}
