package org.wheelhouse.ui.migration.chart;

import org.wheelhouse.model.live.MigrationForecast;

/**
 * What would come of a limit that is not set.
 *
 * @param limit    as it reads, for example {@code 660 MiB/s}
 * @param forecast with it
 */
public record WhatIf(String limit, MigrationForecast forecast) {}
